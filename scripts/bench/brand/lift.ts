import { holdsThroughout, type SimulatedOffer } from "../../../test/support/brand/liftRuns.ts";
import { createRandom } from "../../../test/support/random.ts";
import type { Figures } from "../../report/figures.ts";

/** One that does nothing, that sells, that puts off, of rare and frequent purchases, and while customers change. */
const offers: readonly Omit<SimulatedOffer, "customers">[] = [
  { baseRate: 0.04, effect: 0, oneIn: 10 },
  { baseRate: 0.04, effect: 0.015, oneIn: 10 },
  { baseRate: 0.2, effect: -0.05, oneIn: 5 },
  { baseRate: 0.5, effect: 0.1, oneIn: 2 },
  { baseRate: 0.3, lastRate: 0.05, effect: 0.02, oneIn: 5 },
];
const CUSTOMERS = 5_000;

/**
 * In how many of 100 runs the interval of the lift held the true effect after every single one of its customers, the worst of
 * several offers.
 */
export function benchLift({ runs, seed }: { readonly runs: number; readonly seed: number }): Figures {
  const coverages = offers.map((offer, index) => {
    const random = createRandom(seed + index);
    let held = 0;
    for (let run = 0; run < runs; run++)
      if (holdsThroughout(random, { ...offer, customers: CUSTOMERS })) held++;
    return (100 * held) / runs;
  });
  return {
    "lift.coverage": Math.min(...coverages),
    "lift.runs": runs * offers.length,
    "lift.customers": CUSTOMERS,
  };
}
