import { readFileSync } from "node:fs";
import * as z from "zod/v4";
import { fromRoot } from "../../services/shared/paths.ts";
import { readShape } from "../../src/format/reading/reading.ts";

/** One thing that is taken for given. */
export interface Assumption {
  readonly value: number;
  readonly unit: string;
  /** Where the value is from, or that it is an assumption. */
  readonly source: string;
}

export type Assumptions = Readonly<Record<string, Assumption>>;

export const usualFile = fromRoot("scripts/cost/assumptions.json");

const shape = z.record(
  z.string(),
  z.strictObject({
    value: z.number("must be a number").min(0, "must not be below 0"),
    unit: z.string().min(1),
    source: z.string().min(1, "must say where the value is from"),
  }),
);

/**
 * Reads a file of assumptions. It must have those of the usual file, no others but further networks, so that no misspelt one
 * is passed over. Throws `InvalidValueError` if it does not.
 */
export function readAssumptions(file: string): Assumptions {
  const given = readShape<Assumptions>(shape, readFileSync(file, "utf8"), file);
  const wanted = Object.keys(JSON.parse(readFileSync(usualFile, "utf8")));
  const missing = wanted.filter((name) => given[name] === undefined && networkOf(name) === undefined);
  const unknown = Object.keys(given).filter(
    (name) => !wanted.includes(name) && networkOf(name) === undefined,
  );
  if (missing.length > 0 || unknown.length > 0 || networksIn(given).length === 0) {
    throw new Error(
      `${file} lacks ${missing.join(", ") || "nothing"}, has ${unknown.join(", ") || "nothing"} besides, and names the networks ${networksIn(given).join(", ") || "none"}. Begin with a copy of scripts/cost/assumptions.json.`,
    );
  }
  return given;
}

/** The networks that have a price, in the file's order. */
export function networksIn(assumptions: Assumptions): string[] {
  return Object.keys(assumptions).flatMap((name) => networkOf(name) ?? []);
}

function networkOf(name: string): string | undefined {
  return /^network\.([\w -]{1,40})\.gasPrice$/.exec(name)?.[1];
}
