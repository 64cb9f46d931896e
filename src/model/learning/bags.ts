import { type Additive, type Boosted, type BoostingOptions, boost } from "./boosting.ts";
import type { FineBins } from "./fineBins.ts";
import { randomFrom } from "./random.ts";
import { type Split, stratifiedSplit } from "./splits.ts";

/** One of several models, each of which learns from most of the rows and stops by the rest. */
export interface Bag extends Boosted {
  readonly split: Split;
}

/** Share of the rows that each bag holds back to know when to stop. */
const HELD = 0.15;
/** With fewer rows, steps are simpler. */
const MANY_ROWS = 12_000;

export function usualBoosting(rows: number): BoostingOptions {
  return { leaves: rows > MANY_ROWS ? 3 : 2, rate: 0.2, rounds: 750, patience: 50 };
}

/** The splits of some bags, so that several models can learn from the same ones. */
export function bagSplits(rows: Int32Array, label: Uint8Array, bags: number, seed: number): Split[] {
  return Array.from({ length: bags }, (_, bag) =>
    stratifiedSplit(rows, label, HELD, randomFrom(seed * 1_000 + bag)),
  );
}

/** Learns a model from each split. */
export function boostBags(
  features: readonly FineBins[],
  label: Uint8Array,
  splits: readonly Split[],
  options: BoostingOptions,
): Bag[] {
  return splits.map((split) => ({ ...boost(features, label, split, options), split }));
}

/** The mean of several models of the same features. */
export function meanOf(models: readonly Additive[]): Additive {
  const [first] = models as readonly [Additive, ...Additive[]];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    intercept: mean(models.map(({ intercept }) => intercept)),
    shapes: first.shapes.map((shape, feature) =>
      shape.map((_, bin) => mean(models.map(({ shapes }) => shapes[feature]![bin]!))),
    ),
  };
}
