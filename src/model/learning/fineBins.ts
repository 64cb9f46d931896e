/** Fine bins of a feature, missing among them; they fit in one byte. */
export const FINE_BINS = 256;

/** The codes of one slot, row by row; 0 is missing. */
export type Codes = Uint32Array;

/** Codes grouped finely enough to learn a shape: bin 0 is missing, bin i begins at code `from[i]`. */
export interface FineBins {
  readonly from: Uint32Array;
  /** The bin of each row of the table. */
  readonly bins: Uint8Array;
}

/**
 * Groups codes by the rows to learn from: one bin for each code, if there are few enough; otherwise bins of about
 * equal frequency, in which a frequent code stands alone.
 *
 * @param codeCount Of a category, so that each of its codes has a bin, seen or not.
 * @param special Codes that have a bin of their own, however rare.
 */
export function fineBinsOf(
  codes: Codes,
  rows: Int32Array,
  codeCount?: number,
  special: readonly number[] = [],
): FineBins {
  const from = Uint32Array.from([
    0,
    ...(codeCount !== undefined && codeCount < FINE_BINS
      ? Array.from({ length: codeCount }, (_, position) => position + 1)
      : withSpecial(binStarts(codes, rows), special)),
  ]);
  return { from, bins: binned(codes, from) };
}

/** Starts with those of special codes and of what follows them; others give way where there are too many. */
function withSpecial(starts: readonly number[], special: readonly number[]): number[] {
  const forced = special.flatMap((code) => [code, code + 1]).filter((code) => code > 1);
  const others = starts.filter((start) => !forced.includes(start));
  const kept = others.slice(0, FINE_BINS - 1 - forced.length);
  return [...kept, ...forced].sort((left, right) => left - right);
}

/** The bin of each code. */
export function binned(codes: Codes, from: Uint32Array): Uint8Array {
  const bins = new Uint8Array(codes.length);
  for (let row = 0; row < codes.length; row++) bins[row] = lastAtMost(from, codes[row]!);
  return bins;
}

function binStarts(codes: Codes, rows: Int32Array): number[] {
  const seen = Float64Array.from(rows, (row) => codes[row]!)
    .filter((code) => code > 0)
    .sort();
  const values: { code: number; count: number }[] = [];
  for (const code of seen) {
    const last = values.at(-1);
    if (last?.code === code) last.count++;
    else values.push({ code, count: 1 });
  }
  if (values.length === 0) return [1];
  // Everything below the first code seen belongs to its bin.
  const first = [1];
  if (values.length < FINE_BINS) return [...first, ...values.slice(1).map(({ code }) => code)];
  const starts = first;
  let left = seen.length;
  let size = 0;
  for (const [index, { count }] of values.entries()) {
    const room = FINE_BINS - 1 - starts.length;
    const target = (left + size) / (room + 1);
    size += count;
    left -= count;
    const next = values[index + 1];
    if (next === undefined || room === 0) continue;
    if (size >= target || (size > 0 && next.count >= target)) {
      starts.push(next.code);
      size = 0;
    }
  }
  return starts;
}

function lastAtMost(from: Uint32Array, code: number): number {
  let low = 0;
  let high = from.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (from[middle]! <= code) low = middle;
    else high = middle - 1;
  }
  return low;
}
