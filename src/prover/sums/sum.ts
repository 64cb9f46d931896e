import type { Address } from "../kernel/fields.ts";
import { addUp } from "./addUp.ts";
import { type Digits, digitsOf } from "./digits.ts";
import type { Group, Reference } from "./group.ts";
import type { AffinePoint } from "./jacobian.ts";

/** Points and the scalars that multiply them. */
export interface Terms {
  /** Addresses of points that are not infinity. */
  readonly points: ArrayLike<Address>;
  /** Of each point, the address of its scalar: 32 bytes, lowest first, below the scalar modulus. */
  readonly scalars: ArrayLike<Address>;
}

/** Bytes for the sums of windows that are worked on together: the more windows, the more sums share an inversion. */
const WORKSPACE_BYTES = 6 * 2 ** 20;

/**
 * The sum of all points times their scalars, by Pippenger's buckets with signed digits. Points with the same digit in a
 * window are added in pairs, many pairs at once.
 */
export function sumOfTerms(group: Group, { points, scalars }: Terms): AffinePoint {
  const { kernel } = group;
  return kernel.borrow(() => {
    const digits = digitsOf(
      kernel.words(),
      Array.from(scalars, (address) => address / 4),
      widthFor(points.length),
    );
    const doubled = kernel.allocate(digits.windows * digits.width * group.bytes);
    // Each point is added once at most, and so is each bucket on each of two ways.
    const perWindow = (points.length + 2 ** (digits.width + 1)) * group.bytes;
    const atOnce = Math.min(digits.windows, Math.max(1, Math.floor(WORKSPACE_BYTES / perWindow)));
    const workspace = kernel.allocate(atOnce * perWindow);
    const bits: Reference[] = [];
    for (let window = 0; window < digits.windows; window += atOnce) {
      const count = Math.min(atOnce, digits.windows - window);
      for (const reference of sumsOfBits(group, points, digits, window, count, workspace)) {
        // The workspace is used again for the next windows.
        const kept = doubled + bits.length * group.bytes;
        const from = (reference & ~1) / 4;
        kernel.words().copyWithin(kept / 4, from, from + group.bytes / 4);
        bits.push(reference === 0 ? 0 : kept + (reference & 1));
      }
    }
    digits.values.fill(0);
    return addUp(group, bits);
  });
}

/** The width of windows that takes the fewest additions. */
function widthFor(count: number): number {
  return Math.min(12, Math.max(2, Math.round(Math.log2(count + 1)) - 3));
}

/**
 * For some windows, the sums whose multiples by 1, 2, 4, ... add up to the window's sum. With the buckets of a window
 * numbered from 0, that is: odd buckets once, and twice the sum over pairs of neighbours, each numbered by half.
 */
function sumsOfBits(
  group: Group,
  points: ArrayLike<Address>,
  digits: Digits,
  first: number,
  count: number,
  workspace: Address,
): Uint32Array {
  const { width } = digits;
  const sorted = sortByDigit(points, digits, first, count);
  let free = group.addLists(sorted.references, sorted.ends, workspace);
  let buckets = onePerList(sorted.references, sorted.ends);
  let size = sorted.size;
  const odd: number[][] = Array.from({ length: width * count }, () => []);
  for (let bit = 0; bit < width; bit++) {
    const half = Math.floor(size / 2) + 1;
    const references = new Uint32Array(buckets.length);
    const ends = new Uint32Array(half * count);
    let position = 0;
    for (let window = 0; window < count; window++) {
      for (let bucket = 0; bucket < 2 * half; bucket++) {
        const reference = bucket < size ? buckets[window * size + bucket]! : 0;
        if (reference !== 0) {
          references[position++] = reference;
          if (bucket % 2 === 1) odd[window * width + bit]!.push(reference);
        }
        ends[window * half + (bucket >> 1)] = position;
      }
    }
    // Nobody asks for the sums of pairs after the last bit.
    if (bit === width - 1) break;
    free = group.addLists(references, ends, free);
    buckets = onePerList(references, ends);
    size = half;
  }
  const references = Uint32Array.from(odd.flat());
  let end = 0;
  const ends = Uint32Array.from(odd, (list) => {
    end += list.length;
    return end;
  });
  group.addLists(references, ends, free);
  return onePerList(references, ends);
}

/** References to points by window and digit, in buckets 0 to 2^(width-1) of which the first stays empty. */
function sortByDigit(points: ArrayLike<Address>, { values, width }: Digits, first: number, count: number) {
  const size = 2 ** (width - 1) + 1;
  const ends = new Uint32Array(size * count);
  const terms = points.length;
  for (let window = 0; window < count; window++) {
    const start = (first + window) * terms;
    for (let term = 0; term < terms; term++) {
      const digit = values[start + term]!;
      if (digit !== 0) ends[window * size + Math.abs(digit)]!++;
    }
  }
  let total = 0;
  // Where each list starts; filling it moves this to where it ends.
  for (let bucket = 0; bucket < ends.length; bucket++) {
    const length = ends[bucket]!;
    ends[bucket] = total;
    total += length;
  }
  const references = new Uint32Array(total);
  for (let window = 0; window < count; window++) {
    const start = (first + window) * terms;
    for (let term = 0; term < terms; term++) {
      const digit = values[start + term]!;
      if (digit === 0) continue;
      const bucket = window * size + Math.abs(digit);
      references[ends[bucket]!++] = points[term]! + (digit < 0 ? 1 : 0);
    }
  }
  return { references, ends, size };
}

/** The only reference of each list; 0 for empty lists. */
function onePerList(references: Uint32Array, ends: Uint32Array): Uint32Array {
  let start = 0;
  return ends.map((end) => {
    const reference = end > start ? references[start]! : 0;
    start = end;
    return reference;
  });
}
