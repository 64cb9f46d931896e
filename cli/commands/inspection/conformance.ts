import { Command } from "commander";
import { readNumber, readUrl } from "../../input/options.ts";
import { type ConformanceCommandOptions, conformanceOf } from "../../inspection/conformance.ts";
import type { Perform } from "../perform.ts";

/** What a brand, an auditor or an authority asks about a brand's installation. */
export function conformanceCommand({ withoutNetwork }: Perform): Command {
  const command = new Command("conformance")
    .description("check a brand's installation from outside: decisions, stop, webhooks, erasure")
    .argument("<url>", "where the brand's programs find its service", readUrl)
    .option("--customer-id <name>", "the brand's name of a test customer, who is erased by this")
    .option("--campaign <number>", "a campaign that the test customer has answered", readNumber)
    .option("--stop <file>", "the test customer's signed notice to stop (decdp-stop-1)")
    .option(
      "--receive-port <number>",
      "port of this machine for webhooks, which the service must reach",
      readNumber,
    )
    .addHelpText(
      "after",
      `
Needs DECDP_BRAND_TOKEN in the environment, and DECDP_BRAND_OFFICER for webhooks. Exit code 1 if a check failed.
Example: npx decdp conformance http://127.0.0.1:8792 --customer-id test-1 --campaign 1 --stop stop.json --receive-port 8799`,
    );
  return withoutNetwork<[string], ConformanceCommandOptions>(command, conformanceOf);
}
