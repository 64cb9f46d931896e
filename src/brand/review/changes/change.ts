import type { Direction } from "../../../consent/terms/difference/aspect.ts";

/** One change between what was approved and what is to be approved, in a sentence of the language that was asked for. */
export interface ReviewChange {
  /** For the customer: "wider" asks, tells or permits more. */
  readonly direction: Direction;
  readonly words: string;
}

/** What all changes together mean, as for terms. */
export type Verdict = "same" | "narrower" | "wider" | "incomparable";

export function verdictOf(changes: readonly ReviewChange[]): Verdict {
  const has = (wanted: Direction) => changes.some(({ direction }) => direction === wanted);
  if (has("other") || (has("wider") && has("narrower"))) return "incomparable";
  if (has("wider")) return "wider";
  return has("narrower") ? "narrower" : "same";
}
