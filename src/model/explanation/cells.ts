import { LARGEST_ATTRIBUTE, type Request } from "../../request/request.ts";
import { isCategory } from "../../request/schema.ts";
import type { Slot } from "./slots.ts";

/** A run of an attribute's codes, both ends included, within which nothing changes that a request looks at. */
export interface Cell {
  readonly low: number;
  readonly high: number;
}

/** The largest code that an attribute can have. */
export function largestCode({ attribute }: Slot): number {
  return attribute !== undefined && isCategory(attribute) ? attribute.categories.length : LARGEST_ATTRIBUTE;
}

/**
 * The cells of the attribute in one place, from the lowest; the first is "missing". They are bounded by the bins of the
 * attribute and its copies, by the bounds and codes of the rules, and by `cuts` of crosses.
 */
export function cellsOf(
  { rules, model }: Request,
  slots: readonly Slot[],
  place: number,
  cuts: readonly number[] = [],
): Cell[] {
  const holding = slots.flatMap(({ of }, slot) => (of.length === 1 && of[0] === place ? [slot] : []));
  const starts = new Set([0, 1, ...cuts]);
  for (const slot of holding) {
    for (const edge of model.features[slot]!.edges) starts.add(edge);
    for (const clause of rules.clauses) {
      if (clause.attribute !== slot) continue;
      if (clause.inSet) for (const code of clause.codes) starts.add(code).add(code + 1);
      else starts.add(clause.low).add(clause.high + 1);
    }
  }
  const largest = largestCode(slots[place]!);
  const ordered = [...starts].filter((code) => code <= largest).sort((left, right) => left - right);
  return ordered.map((low, index) => ({ low, high: (ordered[index + 1] ?? largest + 1) - 1 }));
}
