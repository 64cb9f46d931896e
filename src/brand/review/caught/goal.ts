import type { Request } from "../../../request/request.ts";
import type { Bounds } from "./bounds.ts";
import type { Effect } from "./effects.ts";

/** Segments that somebody is to have; a run of them, both ends included. All are 0, or none is. */
export type Segments = readonly [first: number, last: number];

/** What a segment takes: that the rules hold or do not, and a sum of points. */
export interface Goal {
  readonly isInside: boolean;
  /** All clause groups of the rules, one bit for each. */
  readonly groups: number;
  /** The sum is at least this, */
  readonly from: number;
  /** and below this. */
  readonly below: number;
}

/** What it takes to have one of some segments. */
export function goalOf({ rules, model }: Request, [first, last]: Segments): Goal {
  const groups = (1 << rules.groups.length) - 1;
  if (first === 0) {
    return { isInside: false, groups, from: Number.NEGATIVE_INFINITY, below: Number.POSITIVE_INFINITY };
  }
  // Segment 1 begins at no cut-off, and segment 4 ends at none.
  const from = model.cutoffs[first - 2] ?? Number.NEGATIVE_INFINITY;
  const below = model.cutoffs[last - 1] ?? Number.POSITIVE_INFINITY;
  return { isInside: true, groups, from, below };
}

/** Whether something can still lead to both goals. */
export function isPossible(
  state: readonly [Effect, Effect],
  { points, satisfiable, certain }: Bounds,
  goals: readonly [Goal, Goal],
): boolean {
  for (const which of [0, 1] as const) {
    const { isInside, groups, from, below } = goals[which];
    const { satisfied, points: sum } = state[which];
    if (isInside && ((satisfied | satisfiable[which]) & groups) !== groups) return false;
    if (!isInside && ((satisfied | certain[which]) & groups) === groups) return false;
    const [low, high] = points[which]!;
    if (sum + high < from || sum + low >= below) return false;
  }
  const [older, newer] = goals;
  const [low, high] = points[2]!;
  const difference = state[1].points - state[0].points;
  return difference + high > newer.from - older.below && difference + low < newer.below - older.from;
}
