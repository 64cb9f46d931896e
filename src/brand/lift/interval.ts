import { InvalidValueError } from "../../errors.ts";
import { type Arm, evidenceAgainst, slopeAgainst } from "./evidence.ts";

/** Where a rate or a difference of rates lies, with the confidence that was asked for, however often one looks. */
export interface AnyDayInterval {
  readonly low: number;
  readonly high: number;
}

/** The two groups of a comparison. */
export interface Arms {
  readonly treated: Arm;
  readonly control: Arm;
}

export const CONFIDENCE = 0.95;
/** Halvings after which a double cannot tell the bounds apart. */
const HALVINGS = 60;
/** Rates are not tried closer to 0 and 1. */
const NEAREST = 1e-12;

/** The interval of one rate. Throws `InvalidValueError` for counts that cannot be. */
export function rateAnyDay(arm: Arm, confidence = CONFIDENCE): AnyDayInterval {
  requireArm(arm);
  const limit = limitOf(confidence);
  const isPossible = (rate: number) => evidenceAgainst(arm, rate) <= limit;
  const seen = arm.people === 0 ? 0.5 : arm.bought / arm.people;
  return { low: boundary(isPossible, seen, 0), high: boundary(isPossible, seen, 1) };
}

/**
 * The interval of the difference of two rates, treated less control, -1 to 1: every difference for which some pair of
 * rates is possible. Throws `InvalidValueError` for counts that cannot be.
 */
export function differenceAnyDay(arms: Arms, confidence = CONFIDENCE): AnyDayInterval {
  const { treated, control } = arms;
  requireArm(treated);
  requireArm(control);
  const isPossible = (difference: number) => isPossibleDifference(arms, difference, confidence);
  const rateOf = ({ people, bought }: Arm) => (people === 0 ? 0.5 : bought / people);
  const seen = rateOf(treated) - rateOf(control);
  return { low: boundary(isPossible, seen, -1), high: boundary(isPossible, seen, 1) };
}

/** Whether a difference of the rates is among those that the counts leave possible. */
export function isPossibleDifference(
  { treated, control }: Arms,
  difference: number,
  confidence = CONFIDENCE,
): boolean {
  // The pair of rates with this difference that the counts speak least against. The evidence is convex along the line.
  let low = Math.max(0, -difference) + NEAREST;
  let high = Math.min(1, 1 - difference) - NEAREST;
  for (let halving = 0; halving < HALVINGS && low < high; halving++) {
    const rate = (low + high) / 2;
    if (slopeAgainst(treated, rate + difference) + slopeAgainst(control, rate) > 0) high = rate;
    else low = rate;
  }
  const rate = (low + high) / 2;
  return evidenceAgainst(treated, rate + difference) + evidenceAgainst(control, rate) <= limitOf(confidence);
}

/** The last value that is possible on the way from one that is to an end. */
function boundary(isPossible: (value: number) => boolean, from: number, end: number): number {
  if (isPossible(end)) return end;
  let [inside, outside] = [from, end];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (inside + outside) / 2;
    if (isPossible(middle)) inside = middle;
    else outside = middle;
  }
  // The outer one, so that rounding never makes an interval too short.
  return outside;
}

function limitOf(confidence: number): number {
  if (confidence > 0 && confidence < 1) return -Math.log(1 - confidence);
  throw new InvalidValueError(`${confidence} is no confidence.`, {
    hint: "Give a number between 0 and 1, such as 0.95.",
  });
}

function requireArm({ people, bought }: Arm): void {
  if (Number.isInteger(people) && Number.isInteger(bought) && bought >= 0 && people >= bought) return;
  throw new InvalidValueError(`${bought} of ${people} customers cannot have bought.`, {
    details: { people, bought },
  });
}
