import { Argument, Command } from "commander";
import { addToVault, changePassphrase, removeFromVault } from "../../customer/vault/changeWays.ts";
import { type OpeningVault, openVaultFile } from "../../customer/vault/open.ts";
import type { VaultOfCustomer } from "../../customer/vault/rewrite.ts";
import { type SavingVault, saveVaultFile } from "../../customer/vault/save.ts";
import { listWays } from "../../customer/vault/ways.ts";
import type { Perform } from "../perform.ts";

const note = `
The passphrase is asked for, or taken from DECDP_PASSPHRASE. The wallet's key is taken from DECDP_WALLET_KEY, or
from Hardhat's keystore by that name.`;

type Options = Pick<VaultOfCustomer, "as">;

export function vaultCommands(perform: Perform): Command {
  const group = new Command("vault").description("keys, cards and receipts in one encrypted file");
  for (const make of [saveCommand, openCommand, waysCommand, addCommand, removeCommand, changeCommand])
    group.addCommand(make(perform));
  return group;
}

function saveCommand({ onNetwork }: Perform): Command {
  const command = new Command("save")
    .description("write your keys, cards and receipts to your vault, or begin one")
    .argument("<vault file>", "the vault; if it is there, what it holds is kept")
    .option("--as <name>", "which customer", "me")
    .option("--with-wallet", "unlock with a signature of your wallet instead of a passphrase")
    .option("--receipts <files...>", "receipts to put into it")
    .option("--new", "begin a vault even though this device knows one")
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

function waysCommand({ withoutNetwork }: Perform): Command {
  const command = new Command("ways")
    .description("list what unlocks a vault")
    .argument("<vault file>", "the vault")
    .addHelpText("after", "\nExample: npx decdp customer vault ways ada.vault.json");
  return withoutNetwork(command, (_surroundings, _options: object, file: string) => listWays(file));
}

function addCommand({ onNetwork }: Perform): Command {
  const command = new Command("add")
    .description("add your passphrase or your wallet to what unlocks your vault; the other one opens it")
    .argument("<vault file>", "the vault")
    .addArgument(new Argument("<way>", "what to add").choices(["passphrase", "wallet"]))
    .option("--as <name>", "which customer", "me")
    .addHelpText("after", `${note}\nExample: npx decdp customer vault add ada.vault.json wallet --as ada`);
  return onNetwork(command, (context, { as }: Options, file: string, way: "passphrase" | "wallet") =>
    addToVault(context, { as, file }, way),
  );
}

function removeCommand({ onNetwork }: Perform): Command {
  const command = new Command("remove")
    .description("remove what unlocks your vault, and give it a new key; what stays is asked for")
    .argument("<vault file>", "the vault")
    .argument("<ways...>", '"passphrase", the address of a wallet, or the id of a passkey')
    .option("--as <name>", "which customer", "me")
    .addHelpText(
      "after",
      `${note}\nExample: npx decdp customer vault remove ada.vault.json passphrase --as ada`,
    );
  return onNetwork(command, (context, { as }: Options, file: string, ways: readonly string[]) =>
    removeFromVault(context, { as, file }, ways),
  );
}

function changeCommand({ onNetwork }: Perform): Command {
  const command = new Command("change")
    .description("take a new passphrase in place of the old one, and give the vault a new key")
    .argument("<vault file>", "the vault")
    .option("--as <name>", "which customer", "me")
    .addHelpText(
      "after",
      `${note} The new passphrase is\nasked for twice, or taken from DECDP_NEW_PASSPHRASE.\nExample: npx decdp customer vault change ada.vault.json --as ada`,
    );
  return onNetwork(command, (context, { as }: Options, file: string) =>
    changePassphrase(context, { as, file }),
  );
}
