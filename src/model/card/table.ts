import { type Attribute, decodeValue, isCategory } from "../../request/schema.ts";
import { askedBy } from "../../request/slots.ts";
import type { Direction } from "../training/cardShape.ts";
import type { CardBin, CardFeature } from "./card.ts";
import { rounded } from "./figures.ts";
import type { Slot } from "./slots.ts";

const LARGEST_CODE = 2 ** 32 - 1;
const missingWords = {
  seen: "as the people without it were seen",
  first: "nobody was without it: scored as the first bin",
  least: "nobody was without it: scored with the fewest points",
};

/** The table of a slot as a scorecard professional expects it, from the rows that the card was trained on. */
export function tableOf(
  { attribute, scored, bins }: Slot,
  label: Uint8Array,
  rows: Int32Array,
  direction?: Direction,
): CardFeature {
  const counts = countsOf({ scored, bins }, label, rows);
  const events = counts.reduce((sum, count) => sum + count.events, 0);
  const others = rows.length - events;
  const table = bins.map(({ from, points }, index): CardBin => {
    const { n, events: own } = counts[index]!;
    const [eventShare, otherShare] = [own / events, (n - own) / others];
    const weight = eventShare > 0 && otherShare > 0 ? Math.log(eventShare / otherShare) : null;
    const to = index === 0 ? 0 : lastCode(attribute, bins[index + 1]?.from);
    return {
      from,
      to,
      words: index === 0 ? "missing" : codesInWords(attribute, from, to),
      n,
      events: own,
      rate: n === 0 ? null : rounded(own / n),
      weightOfEvidence: weight === null ? null : rounded(weight),
      informationValue: weight === null ? 0 : rounded((eventShare - otherShare) * weight),
      points,
    };
  });
  const mean = table.reduce((sum, { n, points }) => sum + n * points, 0) / rows.length;
  const away = table.reduce((sum, { n, points }) => sum + n * Math.abs(points - mean), 0);
  return {
    attribute: attribute.name,
    asked: askedBy(attribute),
    informationValue: rounded(table.reduce((sum, { informationValue }) => sum + informationValue, 0)),
    importance: rounded(away / rows.length),
    missing: missingWords[scored.card.missing],
    ...(direction !== undefined && { direction }),
    bins: table,
  };
}

function countsOf(
  { scored, bins }: Pick<Slot, "scored" | "bins">,
  label: Uint8Array,
  rows: Int32Array,
): { n: number; events: number }[] {
  const { from, bins: fine } = scored.candidate;
  const group = Uint8Array.from(from, (code) => bins.findLastIndex((bin) => bin.from <= code));
  const counts = bins.map(() => ({ n: 0, events: 0 }));
  for (const row of rows) {
    const count = counts[group[fine[row]!]!]!;
    count.n++;
    count.events += label[row]!;
  }
  return counts;
}

function lastCode(attribute: Attribute, next: number | undefined): number {
  if (next !== undefined) return next - 1;
  return isCategory(attribute) ? attribute.categories.length : LARGEST_CODE;
}

/** A range of codes as people say it. */
function codesInWords(attribute: Attribute, from: number, to: number): string {
  if (isCategory(attribute))
    return attribute.categories
      .slice(from - 1, to)
      .join(", ")
      .slice(0, 5_000);
  const value = (code: number) => `${decodeValue(attribute, code)}`;
  if (from <= 1 && to === LARGEST_CODE) return "any value";
  if (from <= 1) return `${value(to)} or less`;
  if (to === LARGEST_CODE) return `${value(from)} or more`;
  return from === to ? value(from) : `${value(from)} to ${value(to)}`;
}
