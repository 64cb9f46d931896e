import {
  backupWithPassphrase,
  backupWithWallet,
  restoreWithPassphrase,
  restoreWithWallet,
} from "../../src/customer/backup.ts";
import { parseBackup } from "../../src/customer/backupFormat.ts";
import { readText } from "../input/files.ts";
import { requireFree, writeOwn } from "../input/ownFiles.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { stateFile } from "../setting/state.ts";
import { walletAccount } from "../setting/walletKey.ts";
import { addCustomer, readKeys } from "./customers.ts";
import { newPassphraseFrom, passphraseFrom } from "./passphrase.ts";

export interface Backup {
  /** Which customer. */
  readonly as: string;
  /** Encrypt with a signature of the wallet instead of a passphrase. */
  readonly withWallet?: boolean;
  readonly out: string;
}

/** Writes a customer's keys to a file, encrypted; cards are not in it. */
export async function backUpKeys(context: Context, { as, withWallet, out }: Backup): Promise<Outcome> {
  const keys = readKeys(context, as);
  // An older backup may be the only one whose passphrase somebody knows.
  requireFree(out);
  if (!withWallet) {
    const passphrase = await newPassphraseFrom(context);
    writeOwn(out, await backupWithPassphrase(keys, passphrase), { secret: true });
    return {
      data: { file: out },
      lines: [`The keys of ${as} are in ${out}, encrypted. Without the passphrase nobody can open it.`],
    };
  }
  const wallet = await walletAccount(context.environment);
  const backup = await backupWithWallet(keys, wallet.address, (data) => wallet.signTypedData(data));
  writeOwn(out, backup, { secret: true });
  return {
    data: { file: out, wallet: wallet.address },
    lines: [`The keys of ${as} are in ${out}, encrypted. Only the wallet ${wallet.address} can open it.`],
  };
}

/** Takes a customer's keys from a backup. Throws `UsageError` for a customer who has some. */
export async function restoreKeys(
  context: Context,
  { file, as }: { readonly file: string; readonly as: string },
): Promise<Outcome> {
  await addCustomer(context, as, await open(context, readText(file)));
  const place = stateFile(context.folder);
  return {
    data: { customer: as, file: place },
    lines: [`The keys of ${as} are in ${place}. Ask the issuers for your cards again.`],
  };
}

/** The backup itself says what protects it. */
async function open(context: Context, backup: string) {
  if (parseBackup(backup).protection.kind === "passphrase") {
    return restoreWithPassphrase(backup, await passphraseFrom(context));
  }
  const wallet = await walletAccount(context.environment);
  return restoreWithWallet(backup, (data) => wallet.signTypedData(data));
}
