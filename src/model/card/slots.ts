import { type Attribute, defineSchema, isCategory, type Schema } from "../../request/schema.ts";
import type { Piece } from "../training/pieces.ts";
import type { Scored } from "../training/slot.ts";

/** Bins of a slot beside "missing". */
const INNER = 7;

/** One slot of a card: its attribute, and its bins by codes. The first bin is "missing", code 0. */
export interface Slot {
  readonly attribute: Attribute;
  /** The feature that the slot belongs to, alone or with others. */
  readonly scored: Scored;
  readonly bins: readonly { readonly from: number; readonly points: number }[];
}

/** The slots of a card: features with more bins than a slot holds go on in copies of their attribute. */
export function slotsOf(scored: readonly Scored[]): Slot[] {
  const single = scored.map((one) => ({
    attribute: one.candidate.attribute,
    scored: one,
    bins: binsOf(one, 0),
  }));
  const copies = scored.flatMap((one) =>
    Array.from({ length: one.slots - 1 }, (_, index) => ({
      attribute: copyOf(one.candidate.attribute, index + 2),
      scored: one,
      bins: binsOf(one, index + 1),
    })),
  );
  return [...single, ...copies].filter(({ bins }, index) => index < single.length || bins.length > 2);
}

/** A schema that has just these slots. */
export function schemaOf(name: string, slots: readonly Slot[]): Schema {
  return defineSchema(
    name,
    slots.map(({ attribute }) => attribute),
  );
}

function copyOf(attribute: Attribute, number: number): Attribute {
  const name = `${attribute.name} (${number})`;
  if (isCategory(attribute)) return { name, categories: attribute.categories, copyOf: attribute.name };
  const { unit, offset, scale } = attribute;
  return { name, unit, offset, scale, copyOf: attribute.name };
}

/** The part of a feature's bins that its slot of this number has, as what it adds to the slots before. */
function binsOf({ candidate, card }: Scored, number: number): Slot["bins"] {
  const [missing, ...inner] = card.pieces as readonly [Piece, ...Piece[]];
  const start = ({ from }: Piece) => candidate.from[from]!;
  // A first slot has one bin more where "missing" shares one with the first piece.
  const first = inner[0]?.value === missing.value ? INNER + 1 : INNER;
  if (number === 0) {
    return [missing, ...inner.slice(0, first)].map((piece) => ({ from: start(piece), points: piece.value }));
  }
  const begin = first + INNER * (number - 1);
  const before = inner[begin - 1]?.value ?? 0;
  return [
    { from: 0, points: 0 },
    { from: 1, points: 0 },
    ...inner
      .slice(begin, begin + INNER)
      .map((piece) => ({ from: start(piece), points: piece.value - before })),
  ];
}
