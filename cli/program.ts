import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { fromRoot } from "../services/shared/paths.ts";
import { brandCommands } from "./commands/brand/brand.ts";
import { customerCommands } from "./commands/customer/customer.ts";
import { inspectionCommands } from "./commands/inspection/inspection.ts";
import { issuerCommands } from "./commands/issuer/issuer.ts";
import { deployCommand } from "./commands/network/deploy.ts";
import { networkCommands } from "./commands/network/network.ts";
import { waitCommand } from "./commands/network/wait.ts";
import { performIn } from "./commands/perform.ts";
import { receiptCommands } from "./commands/receipt/receipt.ts";
import { readNodeAddress } from "./input/options.ts";
import { printableTerminal } from "./input/printable.ts";
import type { Surroundings } from "./setting/context.ts";

/** Runs one command; returns the exit code. */
export async function runProgram(parameters: readonly string[], surroundings: Surroundings): Promise<number> {
  let exitCode = 0;
  const terminal = printableTerminal(surroundings.terminal);
  const program = createProgram({ ...surroundings, terminal }, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(parameters, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // What commander has to say it has printed; help that was asked for is no error, unless there is none.
    const unknown = error.code.startsWith("commander.help")
      ? unknownCommandIn(program, parameters)
      : undefined;
    if (unknown !== undefined) terminal.warn(`error: unknown command '${unknown}'`);
    return error.exitCode === 0 && unknown === undefined ? 0 : 2;
  }
  return exitCode;
}

/** The first word that names no command where one is expected; commander shows the help of what it does find. */
function unknownCommandIn(program: Command, parameters: readonly string[]): string | undefined {
  const end = parameters.findIndex((parameter) => parameter.startsWith("-"));
  const words = parameters.slice(0, end < 0 ? undefined : end).filter((word) => word !== "help");
  let command: Command | undefined = program;
  for (const word of words) {
    if (command.commands.length === 0) return undefined;
    const found: Command | undefined = command.commands.find((one) => one.name() === word);
    if (found === undefined) return word;
    command = found;
  }
  return undefined;
}

/**
 * The whole command line.
 *
 * @param end Is told the exit code of the command that ran.
 */
export function createProgram(surroundings: Surroundings, end: (exitCode: number) => void): Command {
  const { terminal } = surroundings;
  const program = new Command("decdp")
    .description("A brand asks, customers answer with proofs, the chain checks and pays.")
    .version(JSON.parse(readFileSync(fromRoot("package.json"), "utf8")).version)
    .option("--network <name>", "network in the state folder", "local")
    .option("--rpc <url>", "node to use instead of the network's own", readNodeAddress)
    .option("--state <folder>", "folder of the state ($DECDP_STATE, or .decdp in the working directory)")
    .option("--json", "print one JSON object; big integers are decimal strings")
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.warn(text.trimEnd()),
    })
    .exitOverride()
    .addHelpText(
      "after",
      `
Keys come from the environment, .env, or files of mode 600 in the state folder; the local chain has its own.
Exit codes: 0 done, 1 refused or failed, 2 wrong usage. DEBUG=1 shows where an error comes from.
Example: npx decdp brand campaign status 1
A whole campaign, step by step: docs/tutorial.md. Every field of every file: docs/files.md`,
    );
  const perform = performIn(surroundings, end);
  const groups = [
    deployCommand(perform),
    networkCommands(perform),
    issuerCommands(perform),
    brandCommands(perform),
    customerCommands(perform),
    receiptCommands(perform),
    ...inspectionCommands(perform),
    waitCommand(perform),
  ];
  for (const group of groups) program.addCommand(group);
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
