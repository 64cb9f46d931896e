import type { Ranking } from "./ranking.ts";

/** What an action costs for each customer, and what a positive one brings in; in the same currency. */
export interface Action {
  readonly cost: number;
  readonly value: number;
}

/** Acting on the best share of customers. */
export interface ProfitPoint {
  readonly share: number;
  readonly score: number;
  /** For each customer of all, singled out or not. */
  readonly profit: number;
}

/** Profit by the share that is singled out, in steps of one percent, and the best of them; nobody earns nothing. */
export function profitOf(
  { scores, label }: Ranking,
  { cost, value }: Action,
): { readonly best: ProfitPoint; readonly curve: readonly ProfitPoint[] } {
  const size = scores.length;
  const nobody = { share: 0, score: (scores[size - 1] ?? 0) + 1, profit: 0 };
  const curve: ProfitPoint[] = [nobody];
  let events = 0;
  let taken = 0;
  for (let percent = 1; percent <= 100; percent++) {
    const count = Math.round((percent * size) / 100);
    for (; taken < count; taken++) events += label[size - 1 - taken]!;
    if (count === 0) continue;
    curve.push({
      share: percent / 100,
      score: scores[size - count]!,
      profit: (events * value - count * cost) / size,
    });
  }
  const best = curve.reduce((one, other) => (other.profit > one.profit ? other : one));
  return { best, curve };
}
