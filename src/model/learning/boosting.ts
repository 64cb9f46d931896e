import type { FineBins } from "./fineBins.ts";
import { stepOfLeaves } from "./leaves.ts";
import type { Split } from "./splits.ts";

/** How a shape is learnt. */
export interface BoostingOptions {
  /** Leaves of a step on one feature. */
  readonly leaves: number;
  /** Share of a Newton step that is taken. */
  readonly rate: number;
  readonly rounds: number;
  /** Rounds without a better loss on the held rows after which learning stops. */
  readonly patience: number;
}

/** An additive model: log-odds = intercept + the sum of the shapes at each feature's bin. */
export interface Additive {
  readonly intercept: number;
  readonly shapes: readonly Float64Array[];
}

export interface Boosted extends Additive {
  readonly rounds: number;
  /** Mean log-loss of the held rows. */
  readonly heldLoss: number;
}

/** Held rows are looked at after this many rounds. */
const INTERVAL = 5;

/**
 * Learns an additive model by cyclic boosting: each round visits every feature once and takes a small Newton step of
 * the log-loss; the shapes with the least loss on the held rows are kept. The curvature is renewed once a round.
 *
 * @param start What is known already: log-odds by row of the table, to which the shapes add.
 */
export function boost(
  features: readonly FineBins[],
  label: Uint8Array,
  { training, held }: Split,
  options: BoostingOptions,
  start?: Float64Array,
): Boosted {
  const count = training.length;
  const own = features.map(({ bins }) => Uint8Array.from(training, (row) => bins[row]!));
  const other = features.map(({ bins }) => Uint8Array.from(held, (row) => bins[row]!));
  const counts = features.map(({ from }, index) => countsOf(own[index]!, from.length));
  const sizes = features.map(({ from }) => from.length);
  const target = Float64Array.from(training, (row) => label[row]!);
  const positives = target.reduce((sum, one) => sum + one, 0);
  const intercept = start === undefined ? Math.log((positives + 0.5) / (count - positives + 0.5)) : 0;
  const odds = Float64Array.from(training, (row) => start?.[row] ?? intercept);
  const heldStart = Float64Array.from(held, (row) => start?.[row] ?? intercept);
  const heldTarget = Uint8Array.from(held, (row) => label[row]!);
  const gradient = new Float32Array(count);
  const before = new Float32Array(count);
  const curvature = new Float32Array(count);
  const shapes = sizes.map((size) => new Float64Array(size));
  let best = { rounds: 0, loss: lossOf(heldStart, heldTarget, other, shapes), shapes: copiesOf(shapes) };
  const sums = new Float64Array(1024);
  const step = new Float64Array(256);
  for (let round = 1; round <= options.rounds; round++) {
    for (let row = 0; row < count; row++) {
      const probability = 1 / (1 + Math.exp(-odds[row]!));
      const slope = target[row]! - probability;
      gradient[row] = slope;
      before[row] = slope;
      // A floor, by which is divided below.
      curvature[row] = Math.max(probability * (1 - probability), 1e-6);
    }
    step.fill(0);
    let previous = own[0]!;
    for (let feature = 0; feature < own.length; feature++) {
      const size = sizes[feature]!;
      sums.fill(0, 0, 2 * size);
      moveAndSum(gradient, curvature, previous, step, own[feature]!, sums);
      stepOfLeaves(sums, counts[feature]!, size, options, step);
      const shape = shapes[feature]!;
      for (let bin = 0; bin < size; bin++) shape[bin]! += step[bin]!;
      previous = own[feature]!;
    }
    for (let row = 0; row < count; row++) {
      const moved = (before[row]! - gradient[row]!) / curvature[row]! + step[previous[row]!]!;
      odds[row]! += moved;
    }
    if (round % INTERVAL !== 0) continue;
    const loss = lossOf(heldStart, heldTarget, other, shapes);
    if (loss < best.loss) best = { rounds: round, loss, shapes: copiesOf(shapes) };
    else if (round - best.rounds >= options.patience) break;
  }
  return { intercept, shapes: best.shapes, rounds: best.rounds, heldLoss: best.loss };
}

/**
 * Applies the previous feature's step to the gradients and adds them up by the next feature's bins, in one pass. Rows
 * take turns between two halves of `sums`, because adding to the same place twice in a row makes the processor wait.
 */
function moveAndSum(
  gradient: Float32Array,
  curvature: Float32Array,
  previous: Uint8Array,
  step: Float64Array,
  bins: Uint8Array,
  sums: Float64Array,
): void {
  const even = bins.length & ~1;
  for (let row = 0; row < even; row += 2) {
    const curve = curvature[row]!;
    const nextCurve = curvature[row + 1]!;
    const slope = gradient[row]! - curve * step[previous[row]!]!;
    const nextSlope = gradient[row + 1]! - nextCurve * step[previous[row + 1]!]!;
    gradient[row] = slope;
    gradient[row + 1] = nextSlope;
    const place = 2 * bins[row]!;
    const nextPlace = 512 + 2 * bins[row + 1]!;
    sums[place]! += slope;
    sums[place + 1]! += curve;
    sums[nextPlace]! += nextSlope;
    sums[nextPlace + 1]! += nextCurve;
  }
  if (even < bins.length) {
    gradient[even]! -= curvature[even]! * step[previous[even]!]!;
    sums[2 * bins[even]!]! += gradient[even]!;
    sums[2 * bins[even]! + 1]! += curvature[even]!;
  }
  for (let place = 0; place < 512; place++) {
    sums[place]! += sums[512 + place]!;
    sums[512 + place] = 0;
  }
}

function lossOf(
  start: Float64Array,
  target: Uint8Array,
  features: readonly Uint8Array[],
  shapes: readonly Float64Array[],
): number {
  const odds = start.slice();
  for (const [feature, bins] of features.entries()) {
    const shape = shapes[feature]!;
    for (let row = 0; row < bins.length; row++) odds[row]! += shape[bins[row]!]!;
  }
  let loss = 0;
  for (let row = 0; row < odds.length; row++) {
    const signed = target[row] === 1 ? -odds[row]! : odds[row]!;
    loss += signed > 0 ? signed + Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed));
  }
  return loss / Math.max(odds.length, 1);
}

function countsOf(bins: Uint8Array, size: number): Float64Array {
  const counts = new Float64Array(size);
  for (const bin of bins) counts[bin]!++;
  return counts;
}

function copiesOf(shapes: readonly Float64Array[]): Float64Array[] {
  return shapes.map((shape) => shape.slice());
}
