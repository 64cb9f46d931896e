import { type Random, shuffle } from "./random.ts";

/** Rows by their numbers: some to learn from, and the rest, which learning does not see. */
export interface Split {
  readonly training: Int32Array;
  readonly held: Int32Array;
}

/**
 * Splits rows at random, with the same share of each label on both sides.
 *
 * @param share Of the rows that are held back, from 0 to 1.
 */
export function stratifiedSplit(rows: Int32Array, label: Uint8Array, share: number, random: Random): Split {
  const isHeld = new Set<number>();
  for (const value of [0, 1]) {
    const stratum = shuffle(
      rows.filter((row) => label[row] === value),
      random,
    );
    for (const row of stratum.subarray(0, Math.round(stratum.length * share))) isHeld.add(row);
  }
  return {
    training: rows.filter((row) => !isHeld.has(row)).sort(),
    held: rows.filter((row) => isHeld.has(row)).sort(),
  };
}

/** Splits rows into parts of equal size, each with the same share of each label; each part is held back once. */
export function stratifiedFolds(rows: Int32Array, label: Uint8Array, count: number, random: Random): Split[] {
  const fold = new Map<number, number>();
  let next = 0;
  for (const value of [0, 1]) {
    const stratum = shuffle(
      rows.filter((row) => label[row] === value),
      random,
    );
    for (const row of stratum) fold.set(row, next++ % count);
  }
  return Array.from({ length: count }, (_, held) => ({
    training: rows.filter((row) => fold.get(row) !== held),
    held: rows.filter((row) => fold.get(row) === held),
  }));
}

/** The numbers of all rows of a table. */
export function allRows(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, row) => row);
}
