import { isPossibleDifference } from "../../../src/brand/lift/interval.ts";
import type { Random } from "../random.ts";

/** Simulated customers who buy with known shares. */
export interface SimulatedOffer {
  readonly baseRate: number;
  /** The base rate of the last customer, if it changes on the way; by default it does not. */
  readonly lastRate?: number;
  readonly effect: number;
  /** One of so many is in the control group. */
  readonly oneIn: number;
  readonly customers: number;
}

/**
 * Whether the interval held the true effect after every single customer: somebody who stops at whichever moment suits best,
 * or worst, is among those who looked each time.
 */
export function holdsThroughout(
  random: Random,
  { baseRate, lastRate = baseRate, effect, oneIn, customers }: SimulatedOffer,
): boolean {
  const treated = { people: 0, bought: 0 };
  const control = { people: 0, bought: 0 };
  for (let customer = 0; customer < customers; customer++) {
    const isControl = random.between(1, oneIn) === 1;
    const now = baseRate + ((lastRate - baseRate) * customer) / customers;
    const [arm, rate] = isControl ? [control, now] : [treated, now + effect];
    arm.people++;
    if (random.between(0, 999_999) < rate * 1_000_000) arm.bought++;
    if (!isPossibleDifference({ treated, control }, effect)) return false;
  }
  return true;
}
