import type { CrossedPlace, Effect, Variable } from "./effects.ts";

/** What is still possible for what has no code yet, at each step of a search. */
export interface Bounds {
  /** Smallest and largest sums of points: older, newer, and newer less older. */
  readonly points: readonly (readonly [low: number, high: number])[];
  /** Clause groups that something can still satisfy; older, newer. */
  readonly satisfiable: readonly [number, number];
  /** Clause groups that something satisfies in any case; older, newer. */
  readonly certain: readonly [number, number];
}

type Effects = readonly (readonly [Effect, Effect])[];

const none: Bounds = {
  points: [
    [0, 0],
    [0, 0],
    [0, 0],
  ],
  satisfiable: [0, 0],
  certain: [0, 0],
};

/**
 * The bounds before each step, and after the last one. Crosses count with all cells that two attributes can make, also with
 * those that do not fit what was chosen before: bounds may be too wide, and are never too narrow.
 *
 * @param resolved For each step, the crosses both of whose attributes have a code after it.
 */
export function boundsOf(
  variables: readonly Variable[],
  resolved: readonly (readonly CrossedPlace[])[],
  cellsOf: (cross: CrossedPlace) => Effects,
): Bounds[] {
  const all = [none];
  for (let step = variables.length - 1; step >= 0; step--) {
    const pieces = [
      variables[step]!.candidates.map(({ effects }) => effects),
      ...resolved[step]!.map((cross) => cellsOf(cross)),
    ];
    all.push(pieces.reduce(addPiece, all.at(-1)!));
  }
  return all.reverse();
}

function addPiece({ points, satisfiable, certain }: Bounds, effects: Effects): Bounds {
  const sums = effects.map(([older, newer]) => [older.points, newer.points, newer.points - older.points]);
  const bits = (which: 0 | 1) => effects.map((effect) => effect[which].satisfied);
  const any = (which: 0 | 1) => bits(which).reduce((all, one) => all | one, 0);
  const every = (which: 0 | 1) => bits(which).reduce((all, one) => all & one, -1);
  return {
    points: points.map(([low, high], which) => {
      const values = sums.map((sum) => sum[which]!);
      return [low + Math.min(...values), high + Math.max(...values)] as const;
    }),
    satisfiable: [satisfiable[0] | any(0), satisfiable[1] | any(1)],
    certain: [certain[0] | every(0), certain[1] | every(1)],
  };
}
