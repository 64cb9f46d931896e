import { Command } from "commander";
import { type DossierOptions, dossierOf } from "../../audit/dossier/dossier.ts";
import { readAddress, readNumber } from "../../input/options.ts";
import type { Perform } from "../perform.ts";

/** What an authority, a brand or a customer asks about one customer. */
export function dossierCommand({ withoutNetwork }: Perform): Command {
  const several = (file: string, before: readonly string[] = []) => [...before, file];
  const command = new Command("dossier")
    .description(
      "gather all that the chain has of one customer of a brand in one file, audited, for an authority",
    )
    .requiredOption("--subject <address>", "the customer's pseudonym with the brand", readAddress)
    .requiredOption("--brand <address>", "the account that opened the campaigns", readAddress)
    .requiredOption("--out <file>", "the dossier, which npx decdp receipt verify verifies")
    .option("--html <file>", "also write it for people")
    .option("--document <file>", "a published campaign, for its rules in words; can be repeated", several)
    .option("--records <file>", "the brand's light records; only those of this customer are taken")
    .option("--uses <file>", "the brand's use log; only uses of this customer are taken")
    .option("--receipts <file>", "exported receipts; only those of this customer are taken")
    .option(
      "--from-block <number>",
      "block before the deployment, if the network does not know it",
      readNumber,
    )
    .option("--to-block <number>", "last block to read (default: the latest)", readNumber)
    .addHelpText(
      "after",
      `
The same block and files give the same dossier, byte for byte. Exit code 1 if anything was found.
Example: npx decdp dossier --subject 0x... --brand 0x... --out dossier.json --html dossier.html`,
    );
  return withoutNetwork<[], DossierOptions>(command, dossierOf);
}
