import type { Attribute } from "../../request/schema.ts";
import type { Additive } from "../learning/boosting.ts";
import type { FineBins } from "../learning/fineBins.ts";
import { type CardShape, type CardShapeOptions, cardShapeOf, POINTS, pointsByBin } from "./cardShape.ts";

/** What a model may look at: an attribute of the schema, and the codes of all rows in fine bins. */
export interface Candidate extends FineBins {
  readonly attribute: Attribute;
  /** Fine bins of special codes, such as -1 for "never", which are scored by themselves. */
  readonly special?: readonly number[];
}

/** A candidate with its shape on the card. */
export interface Scored {
  readonly candidate: Candidate;
  /** Slots that share the shape. */
  readonly slots: number;
  readonly card: CardShape;
}

/** Log-odds of each row by shapes over fine bins. */
export function oddsOf(
  features: readonly FineBins[],
  { intercept, shapes }: Additive,
  rows: number,
): Float64Array {
  const odds = new Float64Array(rows).fill(intercept);
  for (const [index, { bins }] of features.entries()) addShape(odds, bins, shapes[index]!);
  return odds;
}

/** Adds a shape to the log-odds of all rows, in place. */
export function addShape(odds: Float64Array, bins: Uint8Array, shape: ArrayLike<number>): void {
  for (let row = 0; row < odds.length; row++) odds[row]! += shape[bins[row]!]!;
}

/** p (1 - p) of each row: how much its log-odds matter. */
export function curvatureOf(odds: Float64Array): Float64Array {
  return odds.map((one) => {
    const probability = 1 / (1 + Math.exp(-one));
    return probability * (1 - probability);
  });
}

/** A card's shape as log-odds by fine bin. */
export function cardOdds({ card, candidate }: Pick<Scored, "card" | "candidate">): Float64Array {
  return Float64Array.from(pointsByBin(card, candidate.from.length), (points) => points / POINTS);
}

/** Cuts the shapes of a model into those of a card, so that the average row has about no points of each feature. */
export function scoredOf(
  candidates: readonly Candidate[],
  model: Additive,
  rows: Int32Array,
  curvature: Float64Array,
  optionsOf: (candidate: Candidate) => CardShapeOptions,
): { readonly intercept: number; readonly scored: Scored[] } {
  let intercept = Math.round(model.intercept * POINTS);
  const scored = candidates.map((candidate, index) => {
    const options = optionsOf(candidate);
    const card = cardShapeOf(model.shapes[index]!, candidate, rows, curvature, options);
    const points = pointsByBin(card, candidate.from.length);
    const total = rows.reduce((sum, row) => sum + points[candidate.bins[row]!]!, 0);
    const mean = Math.round(total / rows.length);
    intercept += mean;
    const pieces = card.pieces.map((piece) => ({ ...piece, value: piece.value - mean }));
    return { candidate, slots: options.slots ?? 1, card: { ...card, pieces } };
  });
  return { intercept, scored };
}
