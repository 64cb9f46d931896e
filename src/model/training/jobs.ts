import { randomFrom } from "../learning/random.ts";
import { type Split, stratifiedSplit } from "../learning/splits.ts";
import { candidatesOf, type Usable } from "./candidates.ts";
import { type Evaluation, evaluate } from "./evaluate.ts";
import { type Fit, type FitOptions, fitCard } from "./fit.ts";

// Pieces of work that do not depend on each other, so that threads can share them.

/** What all jobs have in common. */
export interface Training {
  readonly usable: readonly Usable[];
  /** By row of the table. */
  readonly label: Uint8Array;
  /** Rows to learn from. */
  readonly rows: Int32Array;
  readonly options: Omit<FitOptions, "seed" | "report">;
}

/** The card itself, or the quality of one on a split. */
export type Job =
  | { readonly kind: "card"; readonly seed: number }
  | { readonly kind: "split"; readonly seed: number }
  | { readonly kind: "time"; readonly seed: number };

export interface JobResult {
  readonly fit?: Fit;
  readonly evaluation?: Evaluation;
  readonly seconds: number;
}

/** Share of the rows that are held back for measuring. */
export const HELD = 0.2;

/** Does one job. */
export function perform(
  { usable, label, rows, options }: Training,
  job: Job,
  clock: () => number,
): JobResult {
  const start = clock();
  const seconds = () => (clock() - start) / 1_000;
  if (job.kind === "card") {
    const fit = fitCard(candidatesOf(usable, label, rows), label, rows, { ...options, seed: job.seed });
    return { fit, seconds: seconds() };
  }
  const split =
    job.kind === "time" ? lastRows(rows) : stratifiedSplit(rows, label, HELD, randomFrom(job.seed));
  return { evaluation: evaluate(usable, label, split, { ...options, seed: job.seed }), seconds: seconds() };
}

/** The last rows of a table are held back: those that came last, if it is in the order of time. */
export function lastRows(rows: Int32Array): Split {
  const begin = Math.round(rows.length * (1 - HELD));
  return { training: rows.slice(0, begin), held: rows.slice(begin) };
}
