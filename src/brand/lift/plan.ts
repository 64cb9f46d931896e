import { DecdpError, InvalidValueError } from "../../errors.ts";
import { percent } from "../insights/words.ts";
import { type Arms, CONFIDENCE, isPossibleDifference } from "./interval.ts";

/** What is expected of an offer before anything is spent. */
export interface LiftToPlan {
  /** Share of customers who buy without the offer. */
  readonly baseRate: number;
  /** The least difference of the shares that would be worth knowing. */
  readonly effect: number;
  /** One of so many customers gets no offer. */
  readonly oneIn: number;
  /** What an answer costs: reward, gas and sending; in whatever currency. */
  readonly costPerAnswer: number;
  /** What the offer costs for each customer who gets it; 0 by default. */
  readonly costPerOffer?: number;
}

export interface LiftPlan {
  /** Customers to ask, of both groups. */
  readonly people: number;
  readonly treated: number;
  readonly control: number;
  readonly cost: number;
  readonly extraSales: number;
  readonly costPerExtraSale: number;
}

/** Nine plans of ten find an effect that is there. */
const POWER_QUANTILE = 1.2816;
const MOST_PEOPLE = 1_000_000_000;

/**
 * How many customers it takes to know an effect with a probability of at least nine in ten, and what that costs. The
 * interval that may be looked at any day asks for more customers than a single test, and often ends sooner.
 *
 * @throws InvalidValueError for shares that cannot be.
 * @throws DecdpError if a billion customers do not suffice.
 */
export function planLift(plan: LiftToPlan, confidence = CONFIDENCE): LiftPlan {
  const { baseRate, effect, oneIn, costPerAnswer, costPerOffer = 0 } = plan;
  if (!(baseRate > 0 && effect > 0 && baseRate + effect < 1)) {
    throw new InvalidValueError(`A rise from ${baseRate} by ${effect} cannot be planned.`, {
      details: { baseRate, effect },
      hint: "Both are shares above 0, and their sum is below 1.",
    });
  }
  const suffices = (people: number) => !isPossibleDifference(unluckyArms(plan, people), 0, confidence);
  let enough = 2 * oneIn;
  for (; !suffices(enough); enough *= 2) {
    if (enough < MOST_PEOPLE) continue;
    throw new DecdpError(`No campaign is large enough to see a rise by ${percent(effect)} %.`, {
      details: { baseRate, effect, oneIn },
      hint: "Plan for a larger effect, or with a larger control group.",
    });
  }
  let tooFew = enough / 2;
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (suffices(middle)) enough = middle;
    else tooFew = middle;
  }
  const { treated, control } = split(enough, oneIn);
  const cost = enough * costPerAnswer + treated * costPerOffer;
  const extraSales = treated * effect;
  return { people: enough, treated, control, cost, extraSales, costPerExtraSale: cost / extraSales };
}

/** What the plan asks for, in a sentence. */
export function planInWords(
  { people, control, cost, extraSales, costPerExtraSale }: LiftPlan,
  currency: string,
): string {
  const money = (amount: number) => `${amount.toFixed(2)} ${currency}`;
  return `Ask ${people.toLocaleString("en")} customers, of whom ${control.toLocaleString("en")} get no offer: ${money(cost)} for about ${Math.round(extraSales).toLocaleString("en")} extra sales, ${money(costPerExtraSale)} each.`;
}

function split(people: number, oneIn: number): { readonly treated: number; readonly control: number } {
  const control = Math.round(people / oneIn);
  return { treated: people - control, control };
}

/** What is seen if chance is against the effect as far as one time in ten, shared out by what each group adds to it. */
function unluckyArms({ baseRate, effect, oneIn }: LiftToPlan, people: number): Arms {
  const { treated, control } = split(people, oneIn);
  const varianceOf = (rate: number, count: number) => (rate * (1 - rate)) / count;
  const [ofTreated, ofControl] = [varianceOf(baseRate + effect, treated), varianceOf(baseRate, control)];
  const shift = POWER_QUANTILE / Math.sqrt(ofTreated + ofControl);
  const clamp = (count: number, rate: number) => Math.round(count * Math.min(1, Math.max(0, rate)));
  return {
    treated: { people: treated, bought: clamp(treated, baseRate + effect - shift * ofTreated) },
    control: { people: control, bought: clamp(control, baseRate + shift * ofControl) },
  };
}
