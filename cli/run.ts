import type { Command } from "commander";
import { AnswerRefusedError, ContractRevertError, DecdpError } from "../src/errors.ts";
import { toIndentedJson as toJson } from "../src/format/reading/json.ts";
import { UsageError } from "./input/usageError.ts";
import { type Context, createContext, type GlobalOptions } from "./setting/context.ts";
import { unsentIn } from "./setting/dryRun.ts";
import { namingNode } from "./setting/silentNode.ts";

/** What a command has to say at its end. */
export interface Outcome {
  /** For `--json`. */
  readonly data: object;
  /** For people. */
  readonly lines: readonly string[];
  /** What was asked about was refused; ends with exit code 1. */
  readonly refused?: boolean;
}

/** Prints what a command came to, and sets the exit code: 0 done, 1 refused or failed, 2 wrong usage. */
export async function finish(options: GlobalOptions, run: () => Promise<Outcome>): Promise<void> {
  try {
    const { data, lines, refused = false } = await run();
    console.log(options.json ? toJson(data) : lines.join("\n"));
    if (refused) process.exitCode = 1;
  } catch (error) {
    const unsent = unsentIn(error);
    if (unsent === undefined) return fail(namingNode(error), options.json ?? false);
    const { call, to, from, gas } = unsent;
    const text = `Dry run, nothing was sent. It would send ${call} to ${to} from ${from}, about ${gas} gas.`;
    console.log(options.json ? toJson({ dryRun: true, ...unsent }) : text);
  }
}

/** Makes a function that works with a network the action of a command. */
export function onNetwork<Arguments extends unknown[], Options>(
  command: Command,
  act: (context: Context, options: Options, ...positional: Arguments) => Promise<Outcome>,
): Command {
  return command.action(async (...given: unknown[]) => {
    const options = command.optsWithGlobals<Options & GlobalOptions>();
    const positional = given.slice(0, command.registeredArguments.length) as Arguments;
    await finish(options, async () => act(createContext(options), options, ...positional));
  });
}

/** Marks a command that sends transactions. */
export function sends(command: Command): Command {
  return command.option("--dry-run", "simulate, show what would be sent and its gas, and send nothing");
}

function fail(error: unknown, json: boolean): void {
  process.exitCode = error instanceof UsageError ? 2 : 1;
  const message = error instanceof Error ? error.message : String(error);
  if (json) console.error(toJson({ error: errorFields(error, message) }));
  else console.error(message);
  if (process.env.DEBUG) console.error(error);
}

function errorFields(error: unknown, message: string): object {
  if (!(error instanceof DecdpError)) return { name: "Error", message };
  const { name, hint, details } = error;
  return {
    name,
    message,
    ...(hint !== undefined && { hint }),
    details,
    ...(error instanceof AnswerRefusedError && { reason: error.reason }),
    ...(error instanceof ContractRevertError && { errorName: error.errorName, args: error.args }),
  };
}
