import { readFileSync } from "node:fs";
import { Command } from "commander";
import { fromRoot } from "../services/shared/paths.ts";
import { brandCommands } from "./commands/brand.ts";
import { campaignCommands } from "./commands/campaign.ts";
import { clockCommand } from "./commands/clock.ts";
import { customerCommands } from "./commands/customer.ts";
import { deployCommand } from "./commands/deploy.ts";
import { inspectionCommands } from "./commands/inspection.ts";
import { issuerCommands } from "./commands/issuer.ts";

/** The whole command line. */
export function createProgram(): Command {
  const program = new Command("decdp")
    .description("A brand asks, customers answer with proofs, the chain checks and pays.")
    .version(JSON.parse(readFileSync(fromRoot("package.json"), "utf8")).version)
    .option("--network <name>", "network in the state folder", "local")
    .option("--rpc <url>", "node to use instead of the network's own")
    .option("--state <folder>", "folder of the state ($DECDP_STATE, or .decdp in the working directory)")
    .option("--json", "print one JSON object; big integers are decimal strings")
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .addHelpText(
      "after",
      `
Keys come from the environment, .env, or files of mode 600 in the state folder; the local chain has its own.
Exit codes: 0 done, 1 refused or failed, 2 wrong usage. DEBUG=1 shows where an error comes from.
Example: npx decdp brand campaign status 1
A whole campaign, step by step: docs/tutorial.md. Every field of every file: docs/files.md`,
    );
  const brand = brandCommands().addCommand(campaignCommands());
  const groups = [deployCommand(), issuerCommands(), brand, customerCommands()];
  for (const group of [...groups, ...inspectionCommands(), clockCommand()]) program.addCommand(group);
  inherit(program);
  return program;
}

/** Commands that are made on their own do not take over how their parent ends and shows help. */
function inherit(command: Command): void {
  for (const part of command.commands) {
    part.copyInheritedSettings(command);
    inherit(part);
  }
}
