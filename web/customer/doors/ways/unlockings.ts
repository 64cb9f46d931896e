import type { Address } from "viem";
import { newPasskey, passkeyOf, passkeyOfWay } from "../../../../src/agent/vault/passkeys.ts";
import type { Unlocking } from "../../../../src/agent/vault/unlocking.ts";
import type { AnnouncedWallet } from "../../../shared/wallet/announcedWallets.ts";
import type { Asking } from "../../../shared/wallet/askWallet.ts";
import {
  chooseAccounts,
  connectWallet,
  type WalletConnection,
} from "../../../shared/wallet/walletConnection.ts";
import { signData } from "../../../shared/wallet/walletSigning.ts";

// What takes viem and the vault's code: it is loaded after the first screen is shown.

export { chooseAccounts, newPasskey, passkeyOf, passkeyOfWay };

/** Shows that a wallet is being asked for as long as it is. */
export type DuringWallet = <Result>(
  wallet: AnnouncedWallet,
  work: (asking: Asking) => Promise<Result>,
) => Promise<Result>;

const connections = new WeakMap<Unlocking, WalletConnection>();

/**
 * How a wallet opens a vault. Throws `WalletError`.
 *
 * @param among Accounts of which only one will do; by default any.
 */
export async function byWallet(
  wallet: AnnouncedWallet,
  during: DuringWallet,
  among?: readonly Address[],
): Promise<Unlocking> {
  const connection = await during(wallet, (asking) => connectWallet(wallet, { ...asking, among }));
  const unlocking: Unlocking = {
    kind: "wallet",
    account: connection.account,
    sign: (typedData) => during(wallet, (asking) => signData(connection, typedData, asking)),
  };
  connections.set(unlocking, connection);
  return unlocking;
}

/** The wallet behind a way to open a vault; undefined for another one. */
export function connectionOf(unlocking: Unlocking): WalletConnection | undefined {
  return connections.get(unlocking);
}
