import { Command } from "commander";
import { auditOne } from "../../audit/audit.ts";
import type { AuditOptions } from "../../audit/auditOptions.ts";
import { readNumber } from "../../input/options.ts";
import type { Perform } from "../perform.ts";

/** What anybody may ask about a whole campaign. */
export function auditCommand({ withoutNetwork }: Perform): Command {
  const command = new Command("audit")
    .description(
      "rebuild a campaign from the chain alone and say what should not be; docs/audit.md lists all checks",
    )
    .option("--campaign <number>", "campaign on the network", readNumber)
    .option("--facts <file>", "facts that were read before, instead of a campaign; asks no node")
    .option("--document <file>", "the published campaign, to compare with the chain")
    .option("--records <file>", "the brand's light records, to compare with the chain")
    .option("--uses <file>", "the brand's use log, to compare with the chain")
    .option("--receipts <file>", "receipts that somebody exported, to compare with the chain")
    .option(
      "--from-block <number>",
      "block before the deployment, if the network does not know it",
      readNumber,
    )
    .option("--to-block <number>", "last block to read (default: the latest)", readNumber)
    .option("--html <file>", "also write a report for people")
    .option("--save-facts <file>", "also write what was read, for --facts")
    .option("--finding <id>", "show one finding with the events behind it")
    .addHelpText(
      "after",
      `
Exit code 1 if anything was found. An audit that was interrupted goes on where it was.
Example: npx decdp audit --campaign 1 --html audit.html`,
    );
  return withoutNetwork<[], AuditOptions>(command, auditOne);
}
