import type { Contribution } from "./contributions.ts";

/** What points are compared with: the most that a value gives, or what people have on average. */
export type Measure = "best" | "average";

/** One attribute or cross, and how far its points are from those that they are compared with. */
export interface ScoreReason {
  readonly contribution: Contribution;
  /** Points minus those compared with: never above 0 for the best. */
  readonly difference: number;
}

export interface RankedReasons {
  readonly measure: Measure;
  /** The largest difference first; without those of less than half a point. */
  readonly reasons: readonly ScoreReason[];
}

/** The reasons for a score, by each measure that there is. */
export function rankReasons(contributions: readonly Contribution[]): RankedReasons[] {
  const toBest = contributions.map((contribution) => ({
    contribution,
    difference: contribution.points - contribution.best,
  }));
  const toAverage = contributions.flatMap((contribution) =>
    contribution.average === undefined
      ? []
      : [{ contribution, difference: contribution.points - contribution.average }],
  );
  const ranked = [{ measure: "best" as const, reasons: inOrder(toBest) }];
  // A list in which some are compared and others are not would rank the wrong ones first.
  if (contributions.length === 0 || toAverage.length < contributions.length) return ranked;
  return [...ranked, { measure: "average", reasons: inOrder(toAverage) }];
}

function inOrder(reasons: readonly ScoreReason[]): ScoreReason[] {
  return reasons
    .filter(({ difference }) => Math.round(difference) !== 0)
    .sort((left, right) => Math.abs(right.difference) - Math.abs(left.difference));
}
