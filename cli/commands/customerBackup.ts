import { Command } from "commander";
import {
  backupWithPassphrase,
  backupWithWallet,
  restoreWithPassphrase,
  restoreWithWallet,
} from "../../src/customer/backup.ts";
import { parseBackup } from "../../src/customer/backupFormat.ts";
import { readKeys, writeKeys } from "../customer/customerState.ts";
import { readPassphrase } from "../input/ask.ts";
import { readText, writeText } from "../input/files.ts";
import { onNetwork } from "../run.ts";
import { walletAccount } from "../setting/walletKey.ts";

const note = `
The passphrase is asked for, or taken from DECDP_PASSPHRASE. The wallet's key is taken from DECDP_WALLET_KEY, or
from Hardhat's keystore by that name.`;

interface BackupOptions {
  readonly as: string;
  readonly withWallet?: boolean;
  readonly out: string;
}

export function backupCommands(): Command[] {
  return [backupCommand(), restoreCommand()];
}

function backupCommand(): Command {
  const command = new Command("backup")
    .description("write your keys to a file, encrypted; cards are not in it")
    .option("--as <name>", "which customer", "me")
    .option("--with-wallet", "encrypt with a signature of your wallet instead of a passphrase")
    .requiredOption("--out <file>", "the backup")
    .addHelpText("after", `${note}\nExample: npx decdp customer backup --as ada --out ada.backup.json`);
  return onNetwork(command, async (context, { as, withWallet, out }: BackupOptions) => {
    const keys = readKeys(context, as);
    if (!withWallet) {
      const passphrase = await readPassphrase("Passphrase:");
      writeText(out, await backupWithPassphrase(keys, passphrase), { secret: true });
      return {
        data: { file: out },
        lines: [`The keys of ${as} are in ${out}, encrypted. Without the passphrase nobody can open it.`],
      };
    }
    const wallet = await walletAccount();
    const backup = await backupWithWallet(keys, wallet.address, (data) => wallet.signTypedData(data));
    writeText(out, backup, { secret: true });
    return {
      data: { file: out, wallet: wallet.address },
      lines: [`The keys of ${as} are in ${out}, encrypted. Only the wallet ${wallet.address} can open it.`],
    };
  });
}

function restoreCommand(): Command {
  const command = new Command("restore")
    .description("take your keys from a backup")
    .argument("<backup file>", "the backup")
    .option("--as <name>", "which customer; one without keys", "me")
    .addHelpText("after", `${note}\nExample: npx decdp customer restore ada.backup.json --as ada`);
  return onNetwork(command, async (context, { as }: { readonly as: string }, backup: string) => {
    const file = writeKeys(context, as, await open(readText(backup)));
    return {
      data: { file },
      lines: [`The keys of ${as} are in ${file}. Ask the issuers for your cards again.`],
    };
  });
}

/** The backup itself says what protects it. */
async function open(backup: string) {
  if (parseBackup(backup).protection.kind === "passphrase") {
    return restoreWithPassphrase(backup, await readPassphrase("Passphrase:"));
  }
  const wallet = await walletAccount();
  return restoreWithWallet(backup, (data) => wallet.signTypedData(data));
}
