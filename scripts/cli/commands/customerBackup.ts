import { Command } from "commander";
import { backupWithPassphrase, restoreWithPassphrase } from "../../../src/backup.ts";
import { readPassphrase } from "../ask.ts";
import { readKeys, writeKeys } from "../customerState.ts";
import { readText, writeText } from "../files.ts";
import { onNetwork } from "../run.ts";

const passphraseNote = "\nThe passphrase is asked for, or taken from DECDP_PASSPHRASE.";

interface BackupOptions {
  readonly as: string;
  readonly out: string;
}

export function backupCommands(): Command[] {
  return [backupCommand(), restoreCommand()];
}

function backupCommand(): Command {
  const command = new Command("backup")
    .description("write your keys to a file, encrypted with a passphrase; cards are not in it")
    .option("--as <name>", "which customer", "me")
    .requiredOption("--out <file>", "the backup")
    .addHelpText(
      "after",
      `${passphraseNote}\nExample: npx decdp customer backup --as ada --out ada.backup.json`,
    );
  return onNetwork(command, async (context, { as, out }: BackupOptions) => {
    const keys = readKeys(context, as);
    writeText(out, await backupWithPassphrase(keys, await readPassphrase("Passphrase:")), { secret: true });
    return {
      data: { file: out },
      lines: [`The keys of ${as} are in ${out}, encrypted. Without the passphrase nobody can open it.`],
    };
  });
}

function restoreCommand(): Command {
  const command = new Command("restore")
    .description("take your keys from a backup")
    .argument("<backup file>", "the backup")
    .option("--as <name>", "which customer; one without keys", "me")
    .addHelpText("after", `${passphraseNote}\nExample: npx decdp customer restore ada.backup.json --as ada`);
  return onNetwork(command, async (context, { as }: { readonly as: string }, backup: string) => {
    const text = readText(backup);
    const file = writeKeys(
      context,
      as,
      await restoreWithPassphrase(text, await readPassphrase("Passphrase:")),
    );
    return {
      data: { file },
      lines: [`The keys of ${as} are in ${file}. Ask the issuers for your cards again.`],
    };
  });
}
