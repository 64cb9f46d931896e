// One step on one feature: a tree of few leaves over the ordered bins.

/** Keeps steps small where little is known. */
export const SHRINKAGE = 2;
const FEWEST_ROWS = 10;

interface Segment {
  readonly from: number;
  /** Excluded. */
  readonly to: number;
  readonly at: number;
  readonly gain: number;
}

/**
 * Writes the step of each bin into `step`: leaves are found best first, and each moves by its Newton step.
 *
 * @param sums Gradient and curvature of each bin, one after the other.
 * @param counts Rows of each bin.
 */
export function stepOfLeaves(
  sums: Float64Array,
  counts: Float64Array,
  bins: number,
  { leaves, rate }: { readonly leaves: number; readonly rate: number },
  step: Float64Array,
): void {
  const segments = [bestSplit(sums, counts, 0, bins)];
  while (segments.length < leaves) {
    let best = 0;
    for (let index = 1; index < segments.length; index++) {
      if (segments[index]!.gain > segments[best]!.gain) best = index;
    }
    const { from, to, at, gain } = segments[best]!;
    if (!(gain > 0)) break;
    segments.splice(best, 1, bestSplit(sums, counts, from, at), bestSplit(sums, counts, at, to));
  }
  for (const { from, to } of segments) {
    let gradient = 0;
    let curvature = 0;
    for (let bin = from; bin < to; bin++) {
      gradient += sums[2 * bin]!;
      curvature += sums[2 * bin + 1]!;
    }
    const moved = (rate * gradient) / (curvature + SHRINKAGE);
    for (let bin = from; bin < to; bin++) step[bin] = moved;
  }
}

function bestSplit(sums: Float64Array, counts: Float64Array, from: number, to: number): Segment {
  let gradient = 0;
  let curvature = 0;
  let rows = 0;
  for (let bin = from; bin < to; bin++) {
    gradient += sums[2 * bin]!;
    curvature += sums[2 * bin + 1]!;
    rows += counts[bin]!;
  }
  const whole = (gradient * gradient) / (curvature + SHRINKAGE);
  let [at, gain] = [from, 0];
  let leftGradient = 0;
  let leftCurvature = 0;
  let leftRows = 0;
  for (let bin = from; bin < to - 1; bin++) {
    leftGradient += sums[2 * bin]!;
    leftCurvature += sums[2 * bin + 1]!;
    leftRows += counts[bin]!;
    if (leftRows < FEWEST_ROWS) continue;
    if (rows - leftRows < FEWEST_ROWS) break;
    const rightGradient = gradient - leftGradient;
    const found =
      (leftGradient * leftGradient) / (leftCurvature + SHRINKAGE) +
      (rightGradient * rightGradient) / (curvature - leftCurvature + SHRINKAGE) -
      whole;
    if (found > gain) [at, gain] = [bin + 1, found];
  }
  return { from, to, at, gain };
}
