import type { ModelWords } from "../../format/campaign/requestWords.ts";
import { type Attribute, decodeValue, isCategory } from "../../request/schema.ts";
import type { CardBin } from "./card.ts";

/** Points of an attribute as a campaign file states them, from the bins of a card. */
export function pointsOfBins(attribute: Attribute, bins: readonly CardBin[]): ModelWords["points"][string] {
  const missing = bins[0]?.to === 0 ? { missing: bins[0].points } : {};
  const known = bins.filter(({ to }) => to > 0);
  if (isCategory(attribute)) {
    const named = attribute.categories.map((name, position) => {
      const bin = known.find(({ from, to }) => position + 1 >= from && position + 1 <= to);
      return [name, bin?.points ?? 0] as const;
    });
    return { categories: Object.fromEntries(named), ...missing };
  }
  return {
    bins: known.map(({ points }, index) => {
      const next = known[index + 1];
      return next === undefined ? { points } : { below: decodeValue(attribute, next.from) as number, points };
    }),
    ...missing,
  };
}
