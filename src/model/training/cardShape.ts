import { BIN_COUNT } from "../../request/request.ts";
import type { FineBins } from "../learning/fineBins.ts";
import { bestPieces, monotone, type Piece } from "./pieces.ts";

/** Points for each unit of log-odds. */
export const POINTS = 1_000;
/** Rows without a value from which on "missing" is scored as it was seen. */
const FEWEST_ROWS = 10;

export type Direction = "rising" | "falling";

/** How "missing" is scored where the data had none: as the first bin, or with the fewest points of the feature. */
export type MissingPolicy = "first" | "least";

/** A shape as a card has it: few bins with whole points; the first piece is "missing". */
export interface CardShape {
  readonly pieces: readonly Piece[];
  readonly missing: "seen" | MissingPolicy;
}

export interface CardShapeOptions {
  /** Slots that share the feature; each adds seven bins. */
  readonly slots?: number;
  readonly direction?: Direction | undefined;
  readonly missing?: MissingPolicy;
}

/** Cuts a shape into the bins of a card. */
export function cardShapeOf(
  shape: Float64Array,
  { bins, special = [] }: Pick<FineBins, "bins"> & { readonly special?: readonly number[] },
  rows: Int32Array,
  curvature: Float64Array,
  { slots = 1, direction, missing = "first" }: CardShapeOptions = {},
): CardShape {
  const weights = new Float64Array(shape.length);
  const counts = new Float64Array(shape.length);
  for (const row of rows) {
    weights[bins[row]!]! += curvature[row]!;
    counts[bins[row]!]!++;
  }
  const values = direction === undefined ? shape : monotone(shape, weights, direction, 1);
  const inner = (BIN_COUNT - 1) * slots;
  const cut = (most: number) =>
    bestPieces(values, weights, counts, most, 1, special).map((piece) => ({
      ...piece,
      value: Math.round(piece.value * POINTS),
    }));
  const scored = (value: number, pieces: readonly Piece[], how: CardShape["missing"]) => ({
    pieces: [{ from: 0, to: 0, value }, ...pieces],
    missing: how,
  });
  if (counts[0]! >= FEWEST_ROWS) return scored(Math.round(values[0]! * POINTS), cut(inner), "seen");
  const pieces = cut(inner + (missing === "first" ? 1 : 0));
  const value = missing === "first" ? pieces[0]!.value : Math.min(...pieces.map((piece) => piece.value));
  return scored(value, pieces, missing);
}

/** The points of each fine bin. */
export function pointsByBin({ pieces }: CardShape, size: number): Int32Array {
  const points = new Int32Array(size);
  for (const { from, to, value } of pieces) points.fill(value, from, to + 1);
  return points;
}
