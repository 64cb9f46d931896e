import { type CrossPart, decodeValue, isCategory } from "../../request/schema.ts";
import { cellName } from "../../request/slots.ts";
import type { Candidate, Scored } from "./slot.ts";

/** Rows that no effect stands for when a cell's is estimated. */
const PRIOR = 10;
/** Fewest rows of a cell of its own; the others count as missing. */
const FEWEST_ROWS = 10;
/** Groups of a side, "missing" among them. */
const SIDE = 16;
/** Cells that fit in one byte, with room for missing. */
const MOST_CELLS = 250;

/** Two features whose values together say more than each alone. */
export interface Pair {
  readonly left: Scored;
  readonly right: Scored;
  readonly gain: number;
}

/** Pairs by what is left unexplained in the cells of their bins, the most promising first. */
export function promisingPairs(
  scored: readonly Scored[],
  label: Uint8Array,
  odds: Float64Array,
  rows: Int32Array,
  most: number,
): Pair[] {
  const single = scored.filter(({ candidate }) => !isDerived(candidate));
  const groups = single.map(groupsOf);
  const residual = new Float64Array(label.length);
  const curvature = new Float64Array(label.length);
  for (const row of rows) {
    const probability = 1 / (1 + Math.exp(-odds[row]!));
    residual[row] = label[row]! - probability;
    curvature[row] = probability * (1 - probability);
  }
  const pairs: Pair[] = [];
  for (let left = 0; left < single.length; left++) {
    for (let right = left + 1; right < single.length; right++) {
      const sums = cellSums(groups[left]!, groups[right]!, rows, residual, curvature);
      const gain = sums.reduce(
        (sum, { gradient, curve }) => sum + (gradient * gradient - curve) / (curve + PRIOR),
        0,
      );
      pairs.push({ left: single[left]!, right: single[right]!, gain });
    }
  }
  return pairs.sort((one, other) => other.gain - one.gain).slice(0, most);
}

/** The cross of a pair as a category: its cells by ascending effect, beyond what the features say by themselves. */
export function crossOf(
  { left, right }: Pick<Pair, "left" | "right">,
  label: Uint8Array,
  odds: Float64Array,
  rows: Int32Array,
): Candidate {
  const [leftGroups, rightGroups] = [groupsOf(left), groupsOf(right)];
  const residual = odds.map((one, row) => label[row]! - 1 / (1 + Math.exp(-one)));
  const curvature = residual.map((one) => Math.abs(one) * (1 - Math.abs(one)));
  const sums = cellSums(leftGroups, rightGroups, rows, residual, curvature);
  const cells = [...sums.entries()]
    .filter(([, { count }]) => count >= FEWEST_ROWS)
    .sort(([one, left], [other, right]) => right.count - left.count || one - other)
    .slice(0, MOST_CELLS)
    .sort(
      ([one, left], [other, right]) =>
        left.gradient / (left.curve + PRIOR) - right.gradient / (right.curve + PRIOR) || one - other,
    )
    .map(([cell]) => cell);
  const codes = new Uint8Array(SIDE * SIDE);
  for (const [position, cell] of cells.entries()) codes[cell] = position + 1;
  const [leftName, rightName] = [left.candidate.attribute.name, right.candidate.attribute.name];
  return {
    attribute: {
      name: `${leftName} × ${rightName}`,
      categories: cells.map((cell) => cellName(Math.floor(cell / SIDE), cell % SIDE)),
      crossOf: [partOf(left), partOf(right)],
    },
    from: Uint32Array.from({ length: cells.length + 1 }, (_, code) => code),
    bins: leftGroups.map((group, row) => codes[group * SIDE + rightGroups[row]!]!),
  };
}

export function isDerived({ attribute }: Candidate): boolean {
  return attribute.copyOf !== undefined || (isCategory(attribute) && attribute.crossOf !== undefined);
}

interface CellSum {
  gradient: number;
  curve: number;
  count: number;
}

function cellSums(
  left: Uint8Array,
  right: Uint8Array,
  rows: Int32Array,
  residual: Float64Array,
  curvature: Float64Array,
): CellSum[] {
  const cells = Array.from({ length: SIDE * SIDE }, () => ({ gradient: 0, curve: 0, count: 0 }));
  for (const row of rows) {
    const cell = cells[left[row]! * SIDE + right[row]!]!;
    cell.gradient += residual[row]!;
    cell.curve += curvature[row]!;
    cell.count++;
  }
  return cells;
}

/** The bin on the card of each row, as a group of a cross: 0 is missing. */
function groupsOf({ candidate, card }: Scored): Uint8Array {
  const groups = new Uint8Array(candidate.from.length);
  for (const [group, { from, to }] of card.pieces.entries()) groups.fill(group, from, to + 1);
  return candidate.bins.map((bin) => groups[bin]!);
}

function partOf({ candidate: { attribute, from }, card }: Scored): CrossPart {
  const pieces = card.pieces.slice(1);
  const of = attribute.name;
  if (isCategory(attribute)) {
    return {
      of,
      groups: pieces.map((piece) =>
        attribute.categories.slice(from[piece.from]! - 1, (from[piece.to + 1] ?? 2 ** 32) - 1),
      ),
    };
  }
  return { of, bounds: pieces.slice(1).map((piece) => Number(decodeValue(attribute, from[piece.from]!))) };
}
