/** A shape with few steps: bins over ranges of fine bins, each with one value. */
export interface Piece {
  /** First fine bin. */
  readonly from: number;
  /** Last fine bin. */
  readonly to: number;
  readonly value: number;
}

/** Fewest rows of a piece. */
const FEWEST_ROWS = 10;

/**
 * The best approximation of a shape by at most `most` pieces: least weighted squares, by dynamic programming.
 *
 * @param from First fine bin that counts.
 * @param weights By fine bin; how much a miss there matters.
 * @param counts Rows by fine bin.
 * @param apart Fine bins that share a piece with no other, however few rows they have.
 */
export function bestPieces(
  shape: ArrayLike<number>,
  weights: ArrayLike<number>,
  counts: ArrayLike<number>,
  most: number,
  from = 0,
  apart: readonly number[] = [],
): Piece[] {
  const lone = new Set(apart.map((bin) => bin - from));
  const size = shape.length - from;
  const [mass, first, second, rows] = sumsOf(shape, weights, counts, from);
  const cost = (start: number, end: number) => {
    const weight = mass![end]! - mass![start]!;
    const mean = first![end]! - first![start]!;
    return weight > 0 ? second![end]! - second![start]! - (mean * mean) / weight : 0;
  };
  const allowed = (start: number, end: number) => {
    for (const bin of lone) if (start <= bin && bin < end) return end - start === 1;
    return rows![end]! - rows![start]! >= FEWEST_ROWS || (start === 0 && end === size);
  };
  let least = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
  least[0] = 0;
  const cuts: Int32Array[] = [];
  const ends: number[] = [];
  for (let pieces = 1; pieces <= Math.min(most, size); pieces++) {
    const next = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const cut = new Int32Array(size + 1);
    for (let end = pieces; end <= size; end++) {
      for (let start = pieces - 1; start < end; start++) {
        if (least[start] === Number.POSITIVE_INFINITY || !allowed(start, end)) continue;
        const total = least[start]! + cost(start, end);
        if (total < next[end]!) {
          next[end] = total;
          cut[end] = start;
        }
      }
    }
    cuts.push(cut);
    ends.push(next[size]!);
    least = next;
  }
  // More pieces than needed would only repeat values.
  let pieces = 0;
  for (const [index, total] of ends.entries()) if (total < ends[pieces]! - 1e-9) pieces = index;
  const found: Piece[] = [];
  for (let [end, level] = [size, pieces]; level >= 0 && end > 0; level--) {
    const start = cuts[level]![end]!;
    const weight = mass![end]! - mass![start]!;
    found.unshift({
      from: from + start,
      to: from + end - 1,
      value: weight > 0 ? (first![end]! - first![start]!) / weight : shape[from + start]!,
    });
    end = start;
  }
  return found;
}

function sumsOf(
  shape: ArrayLike<number>,
  weights: ArrayLike<number>,
  counts: ArrayLike<number>,
  from: number,
): Float64Array[] {
  const size = shape.length - from;
  const sums = Array.from({ length: 4 }, () => new Float64Array(size + 1));
  for (let bin = 0; bin < size; bin++) {
    const [value, weight] = [shape[from + bin]!, weights[from + bin]!];
    [weight, weight * value, weight * value * value, counts[from + bin]!].forEach((part, index) => {
      sums[index]![bin + 1] = sums[index]![bin]! + part;
    });
  }
  return sums;
}

/** The nearest shape that never falls (or never rises): weighted isotonic regression by pooling neighbours. */
export function monotone(
  shape: ArrayLike<number>,
  weights: ArrayLike<number>,
  direction: "rising" | "falling",
  from = 0,
): Float64Array {
  const sign = direction === "rising" ? 1 : -1;
  const pools: { value: number; weight: number; size: number }[] = [];
  for (let bin = from; bin < shape.length; bin++) {
    pools.push({ value: sign * shape[bin]!, weight: Math.max(weights[bin]!, 1e-9), size: 1 });
    while (pools.length > 1 && pools.at(-2)!.value > pools.at(-1)!.value) {
      const right = pools.pop()!;
      const left = pools.pop()!;
      const weight = left.weight + right.weight;
      const value = (left.value * left.weight + right.value * right.weight) / weight;
      pools.push({ value, weight, size: left.size + right.size });
    }
  }
  const result = Float64Array.from(shape);
  let bin = from;
  for (const { value, size } of pools)
    for (let end = bin + size; bin < end; bin++) result[bin] = sign * value;
  return result;
}
