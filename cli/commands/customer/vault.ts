import { Command } from "commander";
import { type OpeningVault, openVaultFile } from "../../customer/vault/open.ts";
import { type SavingVault, saveVaultFile } from "../../customer/vault/save.ts";
import type { Perform } from "../perform.ts";

const note = `
The passphrase is asked for, or taken from DECDP_PASSPHRASE. The wallet's key is taken from DECDP_WALLET_KEY, or
from Hardhat's keystore by that name.`;

export function vaultCommands(perform: Perform): Command {
  const group = new Command("vault").description("keys, cards and receipts in one encrypted file");
  group.addCommand(saveCommand(perform));
  group.addCommand(openCommand(perform));
  return group;
}

function saveCommand({ onNetwork }: Perform): Command {
  const command = new Command("save")
    .description("write your keys, cards and receipts to your vault, or begin one")
    .argument("<vault file>", "the vault; if it is there, what it holds is kept")
    .option("--as <name>", "which customer", "me")
    .option("--with-wallet", "unlock with a signature of your wallet instead of a passphrase")
    .option("--receipts <files...>", "receipts to put into it")
    .addHelpText(
      "after",
      `${note}\nExample: npx decdp customer vault save ada.vault.json --as ada --receipts *.receipt.json`,
    );
  return onNetwork(command, (context, options: Omit<SavingVault, "file">, file: string) =>
    saveVaultFile(context, { ...options, file }),
  );
}

function openCommand({ onNetwork }: Perform): Command {
  const command = new Command("open")
    .description("take keys, cards and receipts from your vault, such as on a new device")
    .argument("<vault file>", "the vault")
    .option("--as <name>", "which customer; new, or with the same keys", "me")
    .option("--with-wallet", "unlock with a signature of your wallet instead of a passphrase")
    .option("--out <folder>", "where to write the receipts; without it they stay in the vault")
    .option("--older", "even if this device knows a newer vault, or another one")
    .option("--renewed", "even if it has a new key: you removed a way to unlock it on another device")
    .addHelpText(
      "after",
      `${note}\nExample: npx decdp customer vault open ada.vault.json --as ada --out receipts`,
    );
  return onNetwork(command, (context, options: Omit<OpeningVault, "file">, file: string) =>
    openVaultFile(context, { ...options, file }),
  );
}
