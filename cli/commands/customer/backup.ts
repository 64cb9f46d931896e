import { Command } from "commander";
import { type Backup, backUpKeys, restoreKeys } from "../../customer/backup.ts";
import type { Perform } from "../perform.ts";

const note = `
The passphrase is asked for, or taken from DECDP_PASSPHRASE. The wallet's key is taken from DECDP_WALLET_KEY, or
from Hardhat's keystore by that name.`;

export function backupCommand({ onNetwork }: Perform): Command {
  const command = new Command("backup")
    .description("write your keys to a file, encrypted; cards are not in it")
    .option("--as <name>", "which customer", "me")
    .option("--with-wallet", "encrypt with a signature of your wallet instead of a passphrase")
    .requiredOption("--out <file>", "the backup")
    .addHelpText("after", `${note}\nExample: npx decdp customer backup --as ada --out ada.backup.json`);
  return onNetwork(command, (context, options: Backup) => backUpKeys(context, options));
}

export function restoreCommand({ onNetwork }: Perform): Command {
  const command = new Command("restore")
    .description("take your keys from a backup")
    .argument("<backup file>", "the backup")
    .option("--as <name>", "which customer; one without keys", "me")
    .addHelpText("after", `${note}\nExample: npx decdp customer restore ada.backup.json --as ada`);
  return onNetwork(command, (context, { as }: { readonly as: string }, file: string) =>
    restoreKeys(context, { file, as }),
  );
}
