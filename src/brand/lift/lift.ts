import { percent } from "../insights/words.ts";
import { isInControlGroup } from "./control.ts";
import type { Arm } from "./evidence.ts";
import { type AnyDayInterval, type Arms, CONFIDENCE, differenceAnyDay, rateAnyDay } from "./interval.ts";

/** What became of one customer's offer. */
export interface Outcome {
  /** Of the answer, which decides the group. */
  readonly nullifier: bigint;
  /** When the offer was open to this customer, or would have been, Unix seconds. */
  readonly since: number;
  /** Whether the customer bought within the time that the plan gives. */
  readonly bought: boolean;
}

/** What an offer did. While the interval contains 0 there is no number, because none could be trusted. */
export type Lift = AnyDayInterval & { readonly arms: Arms } & (
    | { readonly isKnown: false }
    | { readonly isKnown: true; readonly difference: number }
  );

/**
 * The two groups of a campaign. A customer counts once its time to buy is over: counting purchases at once and the others
 * later would make every offer look good for a while. Give each answer once. Everybody counts in the group that the nullifier decides, whatever was
 * shown.
 *
 * @param window Seconds in which a purchase counts.
 * @param now Unix seconds.
 */
export function armsOf(
  outcomes: Iterable<Outcome>,
  { oneIn, window, now }: { readonly oneIn: number; readonly window: number; readonly now: number },
): Arms {
  const counts = { treated: { people: 0, bought: 0 }, control: { people: 0, bought: 0 } };
  for (const { nullifier, since, bought } of outcomes) {
    if (now < since + window) continue;
    const arm = isInControlGroup(nullifier, oneIn) ? counts.control : counts.treated;
    arm.people++;
    if (bought) arm.bought++;
  }
  return counts;
}

/**
 * The share of a control group among all answers that were settled, and whether it is one that chance gives. The nullifier
 * decides who is in the group, so a share that is not credible says that answers of one group were left out. An auditor asks with
 * a confidence so high that honest brands are never suspected.
 */
export function controlShare(
  nullifiers: Iterable<bigint>,
  oneIn: number,
  confidence = 0.999_999,
): AnyDayInterval & { readonly people: number; readonly share: number; readonly isCredible: boolean } {
  const arm = { people: 0, bought: 0 };
  for (const nullifier of nullifiers) {
    arm.people++;
    if (isInControlGroup(nullifier, oneIn)) arm.bought++;
  }
  const { low, high } = rateAnyDay(arm, confidence);
  const isCredible = low <= 1 / oneIn && 1 / oneIn <= high;
  return { people: arm.people, share: arm.people === 0 ? 0 : arm.bought / arm.people, low, high, isCredible };
}

/** What the offer did so far; it may be asked on any day, and a campaign stopped on the answer. */
export function liftOf(arms: Arms, confidence = CONFIDENCE): Lift {
  const interval = differenceAnyDay(arms, confidence);
  const isKnown = interval.low > 0 || interval.high < 0;
  if (!isKnown) return { arms, ...interval, isKnown };
  return { arms, ...interval, isKnown, difference: rateOf(arms.treated) - rateOf(arms.control) };
}

/** What one extra sale cost; undefined as long as it is not known that there was any. */
export function costPerExtraSale(
  lift: Lift,
  spent: number,
): { readonly expected: number; readonly low: number; readonly high: number } | undefined {
  if (!lift.isKnown || lift.low <= 0) return undefined;
  const cost = (difference: number) => spent / (lift.arms.treated.people * difference);
  return { expected: cost(lift.difference), low: cost(lift.high), high: cost(lift.low) };
}

/** Such as "The offer sells to 2.0 more of 100 customers (0.4 to 3.6)." */
export function liftInWords(lift: Lift): string {
  const { low, high } = lift;
  const range = `${signed(low)} to ${signed(high)}`;
  if (!lift.isKnown) return `What the offer does is not yet known: between ${range} sales for 100 customers.`;
  const more = lift.difference > 0 ? "more" : "fewer";
  return `The offer makes ${percent(Math.abs(lift.difference))} ${more} of 100 customers buy (${range}).`;
}

function signed(difference: number): string {
  const text = (100 * difference).toFixed(1);
  return difference > 0 && text !== "0.0" ? `+${text}` : text.replace("-0.0", "0.0");
}

function rateOf({ people, bought }: Arm): number {
  return bought / people;
}
