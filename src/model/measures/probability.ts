/** The probability of log-odds. */
export function probabilityOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

/** Log-loss of each row. */
export function lossesOf(odds: ArrayLike<number>, label: Uint8Array): Float64Array {
  return Float64Array.from(label, (one, row) => {
    const signed = one === 1 ? -odds[row]! : odds[row]!;
    return signed > 0 ? signed + Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed));
  });
}

/** Rows of similar probability: what was predicted for them on average, and what came. */
export interface CalibrationGroup {
  readonly n: number;
  readonly predicted: number;
  readonly observed: number;
}

/** Ten groups of about equal size, by ascending probability. */
export function calibrationOf(odds: ArrayLike<number>, label: Uint8Array, groups = 10): CalibrationGroup[] {
  const order = Int32Array.from({ length: label.length }, (_, row) => row).sort(
    (left, right) => odds[left]! - odds[right]! || left - right,
  );
  return Array.from({ length: groups }, (_, group) => {
    const rows = order.subarray(
      Math.round((group * order.length) / groups),
      Math.round(((group + 1) * order.length) / groups),
    );
    const n = rows.length;
    const sum = (value: (row: number) => number) => rows.reduce((total, row) => total + value(row), 0);
    return {
      n,
      predicted: n === 0 ? 0 : sum((row) => probabilityOf(odds[row]!)) / n,
      observed: n === 0 ? 0 : sum((row) => label[row]!) / n,
    };
  }).filter(({ n }) => n > 0);
}

/** Expected calibration error: the mean distance between predicted and observed, by rows. */
export function calibrationErrorOf(groups: readonly CalibrationGroup[]): number {
  const rows = groups.reduce((sum, { n }) => sum + n, 0);
  return (
    groups.reduce((sum, { n, predicted, observed }) => sum + n * Math.abs(predicted - observed), 0) / rows
  );
}
