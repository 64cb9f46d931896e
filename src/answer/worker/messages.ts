import { ProverError } from "../../errors.ts";
import type { ProvedAnswer } from "../answer.ts";
import type { CircuitFiles } from "../files/circuitFiles.ts";
import type { AnswerInput } from "../input.ts";
import type { ProverProgress } from "../prover.ts";

/** What a page asks of its worker, one thing after another. */
export type Order =
  | { readonly order: "load"; readonly files: CircuitFiles; readonly keep: boolean }
  | { readonly order: "prove"; readonly input: AnswerInput };

/** What a worker tells its page. */
export type Notice =
  /** Its script runs. */
  | { readonly notice: "started" }
  | { readonly notice: "progress"; readonly progress: ProverProgress }
  | { readonly notice: "loaded" }
  | { readonly notice: "proved"; readonly answer: ProvedAnswer }
  | { readonly notice: "failed"; readonly error: WrittenError };

/** An error that can be sent: browsers keep neither classes nor details of errors. */
export interface WrittenError {
  readonly shortMessage: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly hint?: string;
  readonly cause?: string;
}

export function writeError({ shortMessage, details, hint, cause }: ProverError): WrittenError {
  const because =
    cause === undefined ? {} : { cause: cause instanceof Error ? cause.message : String(cause) };
  return { shortMessage, details, ...(hint !== undefined && { hint }), ...because };
}

export function readError({ shortMessage, details, hint, cause }: WrittenError): ProverError {
  return new ProverError(shortMessage, {
    details,
    ...(hint !== undefined && { hint }),
    ...(cause !== undefined && { cause: new Error(cause) }),
  });
}
