import type { Hex } from "viem";
import type { VaultPoint } from "../../../src/agent/vault/point.ts";
import type { Unlocking } from "../../../src/agent/vault/unlocking.ts";
import type { Context } from "../../setting/context.ts";
import { walletAccount } from "../../setting/walletKey.ts";
import { newPassphraseFrom, passphraseFrom } from "../passphrase.ts";

/** The vault that this device knows of a customer. */
export function knownVault({ state }: Context, customer: string): VaultPoint | undefined {
  const row = state.first("SELECT id, counter, hash, key FROM vaults WHERE customer = ?", customer);
  if (row === undefined) return undefined;
  return { id: row.id as Hex, counter: Number(row.counter), hash: row.hash as Hex, key: row.key as Hex };
}

/** Remembers a vault in place of the one known. */
export async function rememberVault(
  { state }: Context,
  customer: string,
  { id, counter, hash, key }: VaultPoint,
): Promise<void> {
  await state.transaction((writer) =>
    writer.change(
      "INSERT OR REPLACE INTO vaults (customer, id, counter, hash, key) VALUES (?, ?, ?, ?, ?)",
      ...[customer, id, counter, hash, key],
    ),
  );
}

/** What the customer unlocks the vault with. */
export async function unlockingFrom(context: Context, withWallet = false): Promise<Unlocking> {
  return withWallet ? byWallet(context) : { kind: "passphrase", passphrase: await passphraseFrom(context) };
}

/** What the customer will unlock a new vault with. */
export async function newUnlockingFrom(context: Context, withWallet = false): Promise<Unlocking> {
  return withWallet
    ? byWallet(context)
    : { kind: "passphrase", passphrase: await newPassphraseFrom(context) };
}

async function byWallet(context: Context): Promise<Unlocking> {
  const wallet = await walletAccount(context.environment);
  return { kind: "wallet", account: wallet.address, sign: (data) => wallet.signTypedData(data) };
}
