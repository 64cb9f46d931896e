import { ProverError } from "../../errors.ts";
import type { Blinding } from "../../prover/proof/blinding.ts";
import type { PointsAB } from "../../prover/proof/pointsAB.ts";
import type { ProvedAnswer } from "../answer.ts";
import type { CircuitFile, CircuitFiles } from "../files/circuitFiles.ts";
import type { AnswerInput } from "../input.ts";
import type { ProverProgress } from "../prover.ts";

/** What a page asks of its worker, one thing after another. */
export type Order =
  | { readonly order: "load"; readonly files: CircuitFiles; readonly keep: boolean }
  | { readonly order: "prove"; readonly input: AnswerInput }
  /** To make A and B of each proof for another worker, which asks through the port. */
  | {
      readonly order: "assist";
      readonly zkey: CircuitFile;
      readonly keep: boolean;
      readonly port: MessagePort;
    }
  /** To have an assistant from now on. */
  | { readonly order: "pair"; readonly port: MessagePort };

/** What a worker asks of its assistant. */
export interface AssistantTask {
  readonly id: number;
  readonly witness: Uint8Array;
  readonly blinding: Blinding;
}

/** Undefined if the assistant could not make them. */
export interface AssistantReply {
  readonly id: number;
  readonly points: PointsAB | undefined;
}

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
