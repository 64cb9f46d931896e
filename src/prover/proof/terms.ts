import type { Address } from "../kernel/fields.ts";
import type { Kernel } from "../kernel/kernel.ts";
import type { PointTable } from "../key/points.ts";
import type { Terms } from "../sums/sum.ts";
import { SCALAR_BYTES } from "./quotient.ts";

/** Terms of a sum: points of the key, or single ones, with the addresses of their scalars. */
interface TermList extends Terms {
  readonly points: Address[];
  readonly scalars: Address[];
}

/** The points of a table times the scalars that start at an address, without those that are zero. */
export function termsOf(kernel: Kernel, { points, numbers }: PointTable, start: Address): TermList {
  const list: TermList = { points: [], scalars: [] };
  const words = kernel.words();
  for (let index = 0; index < points.length; index++) {
    const scalar = start + numbers[index]! * SCALAR_BYTES;
    if (isZero(words, scalar)) continue;
    list.points.push(points[index]!);
    list.scalars.push(scalar);
  }
  return list;
}

/** A single point times one scalar. */
export function oneTerm(point: Address, scalar: Address): TermList {
  return { points: [point], scalars: [scalar] };
}

export function joinTerms(...lists: readonly TermList[]): TermList {
  return {
    points: lists.flatMap(({ points }) => points),
    scalars: lists.flatMap(({ scalars }) => scalars),
  };
}

function isZero(words: Uint32Array, address: Address): boolean {
  for (let word = address / 4; word < (address + SCALAR_BYTES) / 4; word++)
    if (words[word] !== 0) return false;
  return true;
}
