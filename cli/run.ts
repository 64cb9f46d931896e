import { inspect } from "node:util";
import { AnswerRefusedError, ContractRevertError, DecdpError } from "../src/errors.ts";
import { toIndentedJson as toJson } from "../src/format/reading/json.ts";
import { UsageError } from "./input/usageError.ts";
import type { GlobalOptions, Surroundings } from "./setting/context.ts";
import { describeUnsent, unsentIn } from "./setting/dryRun.ts";
import type { CommandTransaction } from "./setting/journal.ts";
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

/** A command that is about to run. */
export interface Work {
  run(): Promise<Outcome>;
  /** What it has sent so far. */
  readonly transactions: readonly CommandTransaction[];
  /** Is called once people have been told what it came to. */
  forget(): Promise<void>;
  close(): void;
}

/** Prints what a command came to; returns the exit code: 0 done, 1 refused or failed, 2 wrong usage. */
export async function finish(
  { json = false }: GlobalOptions,
  { environment, terminal }: Surroundings,
  begin: () => Work,
): Promise<number> {
  let work: Work | undefined;
  try {
    work = begin();
    const { data, lines, refused = false } = await work.run();
    const { transactions } = work;
    terminal.print(
      json
        ? toJson({ ...data, ...(transactions.length > 0 && { transactions }) })
        : [...lines, ...sentBefore(transactions)].join("\n"),
    );
    await forget(work, terminal);
    return refused ? 1 : 0;
  } catch (thrown) {
    const unsent = unsentIn(thrown);
    if (unsent !== undefined) {
      terminal.print(json ? toJson({ dryRun: true, ...unsent }) : describeUnsent(unsent));
      return 0;
    }
    const transactions = work?.transactions ?? [];
    const error = namingNode(thrown);
    terminal.warn(
      json
        ? toJson({ error: errorFields(error), ...(transactions.length > 0 && { transactions }) })
        : [...doneBefore(transactions), messageOf(error)].join("\n"),
    );
    if (environment.DEBUG) terminal.warn(inspect(error));
    return error instanceof UsageError ? 2 : 1;
  } finally {
    work?.close();
  }
}

/** What is done is done, whether it can be forgotten or not. */
async function forget(work: Work, terminal: Surroundings["terminal"]): Promise<void> {
  try {
    await work.forget();
  } catch (error) {
    terminal.warn(
      `Warning: it is done, but could not be ticked off: the same command says so once more before it does anything again. ${messageOf(error)}`,
    );
  }
}

function sentBefore(transactions: readonly CommandTransaction[]): string[] {
  if (transactions.length === 0 || transactions.some((one) => !one.sentBefore)) return [];
  return [
    `Nothing was sent again: an earlier run had sent ${inWords(transactions)}. To do it once more, run it again.`,
  ];
}

/** A failure must not make anybody believe that nothing happened. */
function doneBefore(transactions: readonly CommandTransaction[]): string[] {
  const done = transactions.filter((one) => one.done);
  if (done.length === 0) return [];
  return [`Done: ${inWords(done)}. What comes after it failed; the same command goes on from there.`];
}

function inWords(transactions: readonly CommandTransaction[]): string {
  return transactions.map(({ call, hash }) => `${call} (${hash})`).join(", ");
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
