import { releaseTally } from "../../../src/brand/insights/release.ts";
import { openBudget } from "../../../src/brand/privacy/budget.ts";
import { discreteLaplace } from "../../../src/brand/privacy/discreteLaplace.ts";
import { memoryStore } from "../../../src/store.ts";
import { measureEpsilon } from "../../../test/support/brand/measureEpsilon.ts";
import type { Figures } from "../../report/figures.ts";

const EPSILONS = [100, 500, 1_000, 2_000];
/** The attacker's counts, far enough from 0 that noise is not cut off. */
const PEOPLE = 200;
/** Exports through the whole of the library, store and budget included, which are slower than noise alone. */
const EXPORTS = 10_000;

/**
 * The epsilon that an attacker measures with two exports that differ by one person, over the stated one: what is certain of
 * it in 999 of 1,000 measurements, and the largest over several epsilons.
 */
export async function benchEpsilon({ samples }: { readonly samples: number }): Promise<Figures> {
  const measured = EPSILONS.map((epsilon) => {
    const drawn = (people: number) =>
      Array.from({ length: samples }, () => people + discreteLaplace(epsilon));
    const { atLeast, estimate } = measureEpsilon({ without: drawn(PEOPLE), with: drawn(PEOPLE + 1) });
    return { atLeast: (1_000 * atLeast) / epsilon, estimate: (1_000 * estimate) / epsilon };
  });
  const exported = measureEpsilon({ without: await exports(PEOPLE), with: await exports(PEOPLE + 1) });
  return {
    "epsilon.measuredOverStated": Math.max(exported.atLeast, ...measured.map(({ atLeast }) => atLeast)),
    // How strong the attack is: one that finds nothing proves nothing.
    "epsilon.weakestEstimateOverStated": Math.min(...measured.map(({ estimate }) => estimate)),
    "epsilon.samples": samples,
  };
}

async function exports(people: number): Promise<number[]> {
  const names = { 0: "others", 1: "outdoor" };
  const counts: number[] = [];
  for (let run = 0; run < EXPORTS; run++) {
    const store = memoryStore();
    await openBudget(store, 1_000);
    const tally = { campaign: 1n, counts: [1_000, people], names, asOf: 1, epsilon: 1_000 };
    counts.push((await releaseTally(store, tally)).cells[1]!.count);
  }
  return counts;
}
