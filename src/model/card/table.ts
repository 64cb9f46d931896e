import { type Attribute, decodeValue, isCategory } from "../../request/schema.ts";
import { askedBy } from "../../request/slots.ts";
import type { Direction } from "../training/cardShape.ts";
import type { Scored } from "../training/slot.ts";
import { rounded } from "./figures.ts";

/** A bin as a scorecard professional expects it; figures are of the rows that the card was trained on. */
export interface CardBin {
  /** First code. */
  readonly from: number;
  /** Last code. */
  readonly to: number;
  readonly words: string;
  readonly n: number;
  readonly events: number;
  /** Share of events; null without rows. */
  readonly rate: number | null;
  /** ln(share of events / share of the others); null where one of them is zero. */
  readonly weightOfEvidence: number | null;
  readonly informationValue: number;
  readonly points: number;
}

/** A feature of the card with all its bins, whichever slots they are in. */
export interface CardFeature {
  readonly attribute: string;
  readonly asked: readonly string[];
  readonly slots: number;
  readonly informationValue: number;
  /** Mean distance of a row's points from the average. */
  readonly importance: number;
  readonly missing: "seen" | "first" | "least";
  readonly direction?: Direction | undefined;
  readonly bins: readonly CardBin[];
}

/** The table of a feature, from the rows that it was trained on. */
export function featureTable(
  { candidate, card, slots }: Scored,
  label: Uint8Array,
  rows: Int32Array,
  direction?: Direction,
): CardFeature {
  const { attribute, bins, from } = candidate;
  const group = new Uint8Array(from.length);
  for (const [index, piece] of card.pieces.entries()) group.fill(index, piece.from, piece.to + 1);
  const counts = card.pieces.map(() => ({ n: 0, events: 0 }));
  for (const row of rows) {
    const count = counts[group[bins[row]!]!]!;
    count.n++;
    count.events += label[row]!;
  }
  const events = counts.reduce((sum, count) => sum + count.events, 0);
  const others = rows.length - events;
  const table = card.pieces.map((piece, index): CardBin => {
    const { n, events: own } = counts[index]!;
    const [eventShare, otherShare] = [own / events, (n - own) / others];
    const weight = eventShare > 0 && otherShare > 0 ? Math.log(eventShare / otherShare) : null;
    const first = from[piece.from]!;
    const last = lastCode(attribute, from[piece.to + 1]);
    return {
      from: first,
      to: index === 0 ? 0 : last,
      words: index === 0 ? "missing" : codesInWords(attribute, first, last),
      n,
      events: own,
      rate: n === 0 ? null : rounded(own / n),
      weightOfEvidence: weight === null ? null : rounded(weight),
      informationValue: weight === null ? 0 : rounded((eventShare - otherShare) * weight),
      points: piece.value,
    };
  });
  const mean = table.reduce((sum, { n, points }) => sum + n * points, 0) / rows.length;
  return {
    attribute: attribute.name,
    asked: askedBy(attribute),
    slots,
    informationValue: rounded(table.reduce((sum, { informationValue }) => sum + informationValue, 0)),
    importance: rounded(
      table.reduce((sum, { n, points }) => sum + n * Math.abs(points - mean), 0) / rows.length,
    ),
    missing: card.missing,
    ...(direction !== undefined && { direction }),
    bins: table,
  };
}

function lastCode(attribute: Attribute, next: number | undefined): number {
  if (next !== undefined) return next - 1;
  return isCategory(attribute) ? attribute.categories.length : 2 ** 32 - 1;
}

/** A range of codes as people say it. */
export function codesInWords(attribute: Attribute, from: number, to: number): string {
  if (isCategory(attribute)) return attribute.categories.slice(from - 1, to).join(", ");
  const value = (code: number) => `${decodeValue(attribute, code)}`;
  if (from <= 1 && to === 2 ** 32 - 1) return "any value";
  if (from <= 1) return `${value(to)} or less`;
  if (to === 2 ** 32 - 1) return `${value(from)} or more`;
  return from === to ? value(from) : `${value(from)} to ${value(to)}`;
}
