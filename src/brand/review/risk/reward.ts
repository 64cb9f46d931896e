import { isAtLeast } from "../../../consent/terms/difference/reward.ts";
import { USUAL_CAP } from "../../../consent/terms/lint/refusal.ts";
import type { Amount } from "../../../consent/terms/terms.ts";

const YEAR = 365 * 86_400;

/** What an answer is paid, beside what would be undue: money that people cannot well refuse buys their yes (GDPR art. 7(4)). */
export interface RewardReview {
  readonly reward: Amount;
  readonly cap: Amount;
  readonly isAboveCap: boolean;
  /** Share of the cap that one answer is paid; 1 is all of it. */
  readonly share: number;
  /** How often somebody can be paid in a year, and what that makes. */
  readonly timesAYear: number;
  readonly yearly: number;
}

/** @param cap What would be undue, as a decimal string in the reward's currency. @param periodLength Seconds; 0 if only once. */
export function rewardReview(reward: Amount, periodLength: number, cap = USUAL_CAP): RewardReview {
  const timesAYear = periodLength === 0 ? 1 : Math.max(1, Math.floor(YEAR / periodLength));
  return {
    reward,
    cap: { amount: cap, currency: reward.currency },
    isAboveCap: !isAtLeast(cap, reward.amount),
    share: Number(reward.amount) / Number(cap),
    timesAYear,
    yearly: Number(reward.amount) * timesAYear,
  };
}
