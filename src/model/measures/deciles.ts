import type { Ranking } from "./ranking.ts";

/** A tenth of the rows, by descending score. */
export interface Decile {
  /** 1 has the highest scores. */
  readonly decile: number;
  readonly n: number;
  readonly events: number;
  readonly rate: number;
  /** Rate divided by that of all rows. */
  readonly lift: number;
  /** Share of all events in this decile and those above it. */
  readonly gain: number;
  readonly smallestScore: number;
}

/** Ten groups of equal size, the highest scores first. */
export function decilesOf({ scores, label }: Ranking): Decile[] {
  const total = label.reduce((sum, one) => sum + one, 0);
  const size = label.length;
  let gained = 0;
  return Array.from({ length: 10 }, (_, index) => {
    const end = size - Math.round((index * size) / 10);
    const begin = size - Math.round(((index + 1) * size) / 10);
    const events = label.subarray(begin, end).reduce((sum, one) => sum + one, 0);
    const n = end - begin;
    gained += events;
    return {
      decile: index + 1,
      n,
      events,
      rate: events / Math.max(n, 1),
      lift: events / Math.max(n, 1) / Math.max(total / size, 1e-12),
      gain: gained / Math.max(total, 1),
      smallestScore: scores[begin] ?? 0,
    };
  });
}

/** The least score of the best share of rows. */
export function scoreOfShare({ scores }: Ranking, share: number): number {
  const count = Math.max(1, Math.round(scores.length * share));
  return scores[Math.max(scores.length - count, 0)]!;
}
