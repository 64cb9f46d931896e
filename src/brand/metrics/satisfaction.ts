import { type AnyDayInterval, rateAnyDay } from "../lift/interval.ts";
import type { TapCounts } from "../validation/tapCounts.ts";
import { taps } from "../validation/validation.ts";

/** How many of those who tapped found the offer right, over all segments; the interval may be looked at any day. */
export interface Satisfaction extends AnyDayInterval {
  readonly answers: number;
  readonly right: number;
  /** Undefined as long as nobody has tapped. */
  readonly share: number | undefined;
}

/** What was bought already is no satisfaction with an offer that came too late, other than in a hit rate. */
export function satisfactionOf(counts: Iterable<TapCounts>): Satisfaction {
  let [answers, right] = [0, 0];
  for (const one of counts) {
    right += one["right for me"];
    for (const tap of taps) answers += one[tap];
  }
  const share = answers === 0 ? undefined : right / answers;
  return { answers, right, share, ...rateAnyDay({ people: answers, bought: right }) };
}
