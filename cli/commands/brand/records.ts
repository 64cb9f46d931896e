import { Command } from "commander";
import { type Erasure, eraseOne } from "../../brand/customers/erase.ts";
import { type CustomerExport, exportCustomer } from "../../brand/customers/export.ts";
import { exportRecords } from "../../brand/customers/exportAll.ts";
import { forgetEverywhere } from "../../brand/records/forget.ts";
import { readAddress } from "../../input/options.ts";
import type { Perform } from "../perform.ts";

/** What a brand does with what it keeps of customers. */
export function recordCommands(perform: Perform): Command[] {
  return [forgetCommand, exportCommand, exportAllCommand, eraseCommand].map((make) => make(perform));
}

function forgetCommand({ onNetwork }: Perform): Command {
  const command = new Command("forget")
    .description("in all your campaigns, forget what may not be kept any more; run it every day")
    .addHelpText("after", "\nExample: npx decdp brand forget --json");
  return onNetwork(command, forgetEverywhere);
}

function exportCommand({ onNetwork }: Perform): Command {
  const command = new Command("export")
    .description("write all that you keep of one customer to a file")
    .requiredOption("--subject <address>", "the customer's pseudonym", readAddress)
    .requiredOption("--out <file>", "the record; only you can read it")
    .addHelpText("after", "\nExample: npx decdp brand export --subject 0x... --out record.json");
  return onNetwork(command, (context, options: CustomerExport) => exportCustomer(context, options));
}

function exportAllCommand({ onNetwork }: Perform): Command {
  const command = new Command("records")
    .description("write all that you keep of all customers to a file, for an audit")
    .requiredOption("--out <file>", "the light records; only you can read them")
    .addHelpText(
      "after",
      "\nExample: npx decdp brand records --out records.json && npx decdp audit --campaign 1 --records records.json",
    );
  return onNetwork(command, (context, options: { readonly out: string }) => exportRecords(context, options));
}

function eraseCommand({ onNetwork }: Perform): Command {
  const command = new Command("erase")
    .description("erase all that you keep of one customer, so that the chain does not bring it back")
    .requiredOption("--subject <address>", "the customer's pseudonym", readAddress)
    .option("--copies", "also delete the files of export, records, data and dossier that name the customer")
    .option("--yes", "do not ask")
    .addHelpText("after", "\nExample: npx decdp brand erase --subject 0x...");
  return onNetwork(command, (context, options: Erasure) => eraseOne(context, options));
}
