import { Command } from "commander";
import { readAddress } from "../../input/options.ts";
import { type Exporting, exportReceipts, importReceipts } from "../../receipt/export.ts";
import { showReceiptFile } from "../../receipt/show.ts";
import { type Verifying, verifyReceiptFile } from "../../receipt/verify.ts";
import type { Perform } from "../perform.ts";

/** What both sides do with receipts, and whoever is shown one. */
export function receiptCommands(perform: Perform): Command {
  const group = new Command("receipt").description("receipts of consents: verify, read, take along");
  for (const make of [verifyCommand, showCommand, exportCommand, importCommand]) {
    group.addCommand(make(perform));
  }
  return group;
}

function verifyCommand({ withoutNetwork }: Perform): Command {
  const command = new Command("verify")
    .description("say line by line whether a receipt holds, without asking the brand; ends with 1 if not")
    .argument("<file>", "the receipt")
    .option("--registry <address>", "the ConsentRegistry that you trust", readAddress)
    .addHelpText("after", "\nExample: npx decdp receipt verify ada.receipt.json --rpc http://127.0.0.1:8545");
  return withoutNetwork(command, (surroundings, options: Omit<Verifying, "file">, file: string) =>
    verifyReceiptFile(options as never, surroundings, { file, registry: options.registry }),
  );
}

function showCommand({ withoutNetwork }: Perform): Command {
  const command = new Command("show")
    .description("say what a receipt says, in words")
    .argument("<file>", "the receipt")
    .addHelpText("after", "\nExample: npx decdp receipt show ada.receipt.json");
  return withoutNetwork(command, (_surroundings, _options: object, file: string) => showReceiptFile(file));
}

function exportCommand({ withoutNetwork }: Perform): Command {
  const command = new Command("export")
    .description("write receipts to one file, to hand out or to take along")
    .argument("<files...>", "the receipts")
    .requiredOption("--out <file>", "where to")
    .option("--kantara <policy url>", "one receipt in Kantara's form 1.1; the address is where the terms are")
    .addHelpText(
      "after",
      "\nExample: npx decdp receipt export ada.1.json ada.2.json --out ada.receipts.json",
    );
  return withoutNetwork(
    command,
    (_surroundings, { out, kantara }: Omit<Exporting, "files">, files: readonly string[]) =>
      exportReceipts({ files, out, kantara }),
  );
}

function importCommand({ withoutNetwork }: Perform): Command {
  const command = new Command("import")
    .description("write each receipt of such a file to one of its own; ends with 1 if some are missing")
    .argument("<file>", "the export")
    .requiredOption("--out <folder>", "where to")
    .addHelpText("after", "\nExample: npx decdp receipt import ada.receipts.json --out receipts");
  return withoutNetwork(command, (_surroundings, { out }: { readonly out: string }, file: string) =>
    importReceipts({ file, out }),
  );
}
