import { inspect } from "node:util";
import { AnswerRefusedError, ContractRevertError, DecdpError } from "../src/errors.ts";
import { toIndentedJson as toJson } from "../src/format/reading/json.ts";
import { UsageError } from "./input/usageError.ts";
import type { GlobalOptions, Surroundings } from "./setting/context.ts";
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

/** Prints what a command came to; returns the exit code: 0 done, 1 refused or failed, 2 wrong usage. */
export async function finish(
  { json = false }: GlobalOptions,
  { environment, terminal }: Surroundings,
  run: () => Promise<Outcome>,
): Promise<number> {
  try {
    const { data, lines, refused = false } = await run();
    terminal.print(json ? toJson(data) : lines.join("\n"));
    return refused ? 1 : 0;
  } catch (thrown) {
    const unsent = unsentIn(thrown);
    if (unsent !== undefined) {
      const { call, to, from, gas } = unsent;
      const cost = from === undefined ? "" : ` from ${from}, about ${gas} gas`;
      const text = `Dry run, nothing was sent. It would send ${call} to ${to}${cost}.`;
      terminal.print(json ? toJson({ dryRun: true, ...unsent }) : text);
      return 0;
    }
    const error = namingNode(thrown);
    terminal.warn(json ? toJson({ error: errorFields(error) }) : messageOf(error));
    if (environment.DEBUG) terminal.warn(inspect(error));
    return error instanceof UsageError ? 2 : 1;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function errorFields(error: unknown): object {
  const message = messageOf(error);
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
