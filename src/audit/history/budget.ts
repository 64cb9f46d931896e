import type { AnswerEvent } from "../facts/events.ts";
import { type Facts, openingOf } from "../facts/facts.ts";

/** What was left for an answer. The amount is in the token's smallest unit. */
export interface Budget {
  readonly available: bigint;
  /** Answers settled in its period before it. */
  readonly inPeriod: number;
}

export type BudgetsAt = (answer: AnswerEvent) => Budget;

/**
 * What was left for each answer, by the events before it. Answers count whether they should have been settled or not,
 * except those with a spent nullifier.
 */
export function budgetsOf(facts: Facts): BudgetsAt {
  const { reward } = openingOf(facts);
  const budgets = new Map<AnswerEvent, Budget>();
  const spent = new Set<bigint>();
  const inPeriods = new Map<number, number>();
  let available = 0n;
  for (const event of facts.events) {
    if (event.event === "CampaignFunded") available += event.amount;
    // The contract sends all that is left.
    if (event.event === "RemainderReclaimed") available = 0n;
    if (event.event !== "AnswerSettled") continue;
    const inPeriod = inPeriods.get(event.period) ?? 0;
    budgets.set(event, { available, inPeriod });
    if (spent.has(event.nullifier)) continue;
    spent.add(event.nullifier);
    inPeriods.set(event.period, inPeriod + 1);
    available -= reward;
  }
  return (answer) => budgets.get(answer)!;
}
