import type { FineBins } from "../learning/fineBins.ts";
import { randomFrom } from "../learning/random.ts";
import { stratifiedSplit } from "../learning/splits.ts";

// Boosted trees, the yardstick of what an opaque model reaches: depth 4, Newton leaves, early stopping.

const DEPTH = 4;
const RATE = 0.1;
const ROUNDS = 600;
const PATIENCE = 30;
const SHRINKAGE = 1;
/** Least curvature of a leaf. */
const LEAST_CURVATURE = 1;

/** A complete tree: node i has children 2i + 1 and 2i + 2; feature -1 ends it. */
interface Tree {
  readonly feature: Int32Array;
  /** Bins from this one on go right. */
  readonly bin: Int32Array;
  readonly value: Float64Array;
}

/** Log-odds of all rows by boosted trees, learnt from some. */
export function treesOdds(
  features: readonly FineBins[],
  label: Uint8Array,
  rows: Int32Array,
  seed: number,
): Float64Array {
  const { training, held } = stratifiedSplit(rows, label, 0.15, randomFrom(seed));
  const positives = training.reduce((sum, row) => sum + label[row]!, 0);
  const odds = new Float64Array(label.length).fill(
    Math.log((positives + 0.5) / (training.length - positives + 0.5)),
  );
  const gradient = new Float64Array(label.length);
  const curvature = new Float64Array(label.length);
  let best = { loss: Number.POSITIVE_INFINITY, round: 0, odds: odds.slice() };
  for (let round = 1; round <= ROUNDS; round++) {
    for (const row of training) {
      const probability = 1 / (1 + Math.exp(-odds[row]!));
      gradient[row] = label[row]! - probability;
      curvature[row] = probability * (1 - probability);
    }
    const tree = growTree(features, training, gradient, curvature);
    for (let row = 0; row < odds.length; row++) odds[row]! += RATE * valueIn(tree, features, row);
    const loss = held.reduce(
      (sum, row) => sum + Math.log1p(Math.exp(label[row] === 1 ? -odds[row]! : odds[row]!)),
      0,
    );
    if (loss < best.loss) best = { loss, round, odds: odds.slice() };
    else if (round - best.round >= PATIENCE) break;
  }
  return best.odds;
}

function growTree(
  features: readonly FineBins[],
  training: Int32Array,
  gradient: Float64Array,
  curvature: Float64Array,
): Tree {
  const nodes = 2 ** (DEPTH + 1) - 1;
  const tree = {
    feature: new Int32Array(nodes).fill(-1),
    bin: new Int32Array(nodes),
    value: new Float64Array(nodes),
  };
  const grow = (node: number, depth: number, rows: Int32Array) => {
    const whole = sumOf(rows, gradient, curvature);
    tree.value[node] = whole.gradient / (whole.curve + SHRINKAGE);
    if (depth === DEPTH) return;
    const split = bestSplit(features, rows, gradient, curvature, whole);
    if (split === undefined) return;
    tree.feature[node] = split.feature;
    tree.bin[node] = split.bin;
    const { bins } = features[split.feature]!;
    grow(
      2 * node + 1,
      depth + 1,
      rows.filter((row) => bins[row]! < split.bin),
    );
    grow(
      2 * node + 2,
      depth + 1,
      rows.filter((row) => bins[row]! >= split.bin),
    );
  };
  grow(0, 0, training);
  return tree;
}

interface Sum {
  readonly gradient: number;
  readonly curve: number;
}

function sumOf(rows: Int32Array, gradient: Float64Array, curvature: Float64Array): Sum {
  let [slope, curve] = [0, 0];
  for (const row of rows) {
    slope += gradient[row]!;
    curve += curvature[row]!;
  }
  return { gradient: slope, curve };
}

function bestSplit(
  features: readonly FineBins[],
  rows: Int32Array,
  gradient: Float64Array,
  curvature: Float64Array,
  whole: Sum,
): { readonly feature: number; readonly bin: number } | undefined {
  const score = (slope: number, curve: number) => (slope * slope) / (curve + SHRINKAGE);
  const unsplit = score(whole.gradient, whole.curve);
  let best: { feature: number; bin: number; gain: number } | undefined;
  const sums = new Float64Array(512);
  for (const [feature, { bins, from }] of features.entries()) {
    sums.fill(0);
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index]!;
      const place = 2 * bins[row]!;
      sums[place]! += gradient[row]!;
      sums[place + 1]! += curvature[row]!;
    }
    let [slope, curve] = [0, 0];
    for (let bin = 1; bin < from.length; bin++) {
      slope += sums[2 * bin - 2]!;
      curve += sums[2 * bin - 1]!;
      if (curve < LEAST_CURVATURE) continue;
      if (whole.curve - curve < LEAST_CURVATURE) break;
      const gain = score(slope, curve) + score(whole.gradient - slope, whole.curve - curve) - unsplit;
      if (gain > (best?.gain ?? 1e-9)) best = { feature, bin, gain };
    }
  }
  return best;
}

function valueIn({ feature, bin, value }: Tree, features: readonly FineBins[], row: number): number {
  let node = 0;
  while (feature[node]! >= 0) {
    node = 2 * node + (features[feature[node]!]!.bins[row]! < bin[node]! ? 1 : 2);
  }
  return value[node]!;
}
