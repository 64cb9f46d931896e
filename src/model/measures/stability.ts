/** Keeps empty groups from making the index infinite. */
const LEAST_SHARE = 1e-4;

/**
 * Population stability index of two distributions over the same groups: below 0.1 they are alike, above 0.25 they are
 * different people. Counts need not have the same sum.
 */
export function stabilityIndex(before: readonly number[], after: readonly number[]): number {
  const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
  const [all, later] = [sumOf(before), sumOf(after)];
  if (all === 0 || later === 0) return 0;
  return before.reduce((sum, count, group) => {
    const share = Math.max(count / all, LEAST_SHARE);
    const shareLater = Math.max(after[group]! / later, LEAST_SHARE);
    return sum + (shareLater - share) * Math.log(shareLater / share);
  }, 0);
}

/** Words for an index. */
export function stabilityInWords(index: number): string {
  if (index < 0.1) return "alike";
  return index < 0.25 ? "somewhat different" : "different people";
}

/** Rows from a score on, below the group before. */
export interface ScoreGroup {
  readonly smallestScore: number;
  readonly n: number;
}

/** Groups of about a tenth of the rows each, by descending score; equal scores are in one group. */
export function scoreGroups(scores: Float64Array): ScoreGroup[] {
  const sorted = scores.slice().sort();
  const bounds = new Set(
    Array.from({ length: 10 }, (_, tenth) => sorted[Math.floor(((9 - tenth) * sorted.length) / 10)]!),
  );
  let above = 0;
  return [...bounds].map((smallestScore) => {
    const reached = sorted.filter((score) => score >= smallestScore).length;
    const n = reached - above;
    above = reached;
    return { smallestScore, n };
  });
}
