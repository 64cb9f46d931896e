import type { DividedAttribute } from "./atoms.ts";
import type { Cell, Evaluation } from "./evaluation.ts";

/** Up to this many cells, all of them are looked at. */
const MOST_CELLS = 20_000;
/** Of more, as many are drawn as this. */
const DRAWN_CELLS = 20_000;
/** Cells that agree with past answers, near which others are looked for. */
const KEPT_CELLS = 256;

export interface Cells {
  readonly cells: readonly Cell[];
  /** Whether these are all there are. */
  readonly areAll: boolean;
}

/**
 * All cells, or many of them if there are too many. A value counts as possible only if a cell shows it, so those that are
 * not looked at make a brand seem to know more than it does, never less. The draw is the same each time: whether a
 * request is refused must not depend on luck, nor on the customer's own values.
 */
export function cellsOf(
  attributes: readonly DividedAttribute[],
  question: Evaluation,
  agrees: (cell: Cell) => boolean,
): Cells {
  const sizes = attributes.map(({ atoms }) => atoms.length);
  const count = sizes.reduce((product, size) => product * size, 1);
  if (count <= MOST_CELLS) return { cells: allCells(sizes), areAll: true };
  const next = randomNumbers();
  const ranked = question.points.map((points) =>
    points.map((_, atom) => atom).sort((left, right) => points[left]! - points[right]!),
  );
  const kept: number[][] = [];
  const cells = Array.from({ length: DRAWN_CELLS }, (_, draw) => {
    const near = draw % 2 === 1 && kept.length > 0 ? kept[Math.floor(next() * kept.length)] : undefined;
    const cell =
      near === undefined ? drawCell(ranked, (draw % 18) / 8.5 - 1, next) : changeCell(near, sizes, next);
    if (kept.length < KEPT_CELLS && agrees(cell)) kept.push(cell);
    return cell;
  });
  return { cells, areAll: false };
}

function allCells(sizes: readonly number[]): Cell[] {
  return sizes.reduce<number[][]>(
    (cells, size) => cells.flatMap((cell) => Array.from({ length: size }, (_, atom) => [...cell, atom])),
    [[]],
  );
}

/** Draws atoms with more points the higher the tilt, -1 to 1, so that rare sums are met as well. */
function drawCell(ranked: readonly (readonly number[])[], tilt: number, next: () => number): number[] {
  return ranked.map((atoms) => {
    const share = next() ** (1 + 6 * Math.abs(tilt));
    const rank = Math.floor((tilt < 0 ? share : 1 - share) * atoms.length);
    return atoms[Math.min(rank, atoms.length - 1)]!;
  });
}

/** Changes one or two atoms. */
function changeCell(cell: readonly number[], sizes: readonly number[], next: () => number): number[] {
  const changed = [...cell];
  for (let changes = next() < 0.5 ? 1 : 2; changes > 0; changes--) {
    const index = Math.floor(next() * sizes.length);
    changed[index] = Math.floor(next() * sizes[index]!);
  }
  return changed;
}

/** Numbers from 0 to below 1, the same each time (mulberry32). */
function randomNumbers(): () => number {
  let state = 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
