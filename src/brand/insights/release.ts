import type { Store } from "../../store.ts";
import { releaseOnce } from "../privacy/budget.ts";
import { discreteLaplace, noiseBound, noiseVariance } from "../privacy/discreteLaplace.ts";
import { NORMAL_95, type Proportion } from "./proportion.ts";
import { type GroupNames, namedSegments } from "./tally.ts";

/** One group of a released tally. */
export interface NoisyCell {
  readonly segment: number;
  readonly name: string;
  /** With noise, and so never exact; not below 0. */
  readonly count: number;
  readonly proportion: Proportion;
}

/** A tally that may leave the brand. */
export interface NoisyTally {
  readonly campaign: bigint;
  /** The time for which it was asked, Unix seconds. */
  readonly asOf: number;
  /** In thousandths: what it can say about any one customer. */
  readonly epsilon: number;
  /** The noise of a count is at most this in 95 of 100 cases. */
  readonly noise: number;
  readonly cells: readonly NoisyCell[];
}

export interface TallyToRelease {
  readonly campaign: bigint;
  /** Customers by segment, from 0, each once. */
  readonly counts: readonly number[];
  readonly names: GroupNames;
  /** The time that the counts are of, Unix seconds. The same time again is the same question. */
  readonly asOf: number;
  /** In thousandths. */
  readonly epsilon: number;
}

/**
 * A tally for others, with discrete Laplace noise on every count: whether one customer answered at all changes the chance of
 * any released tally by a factor of exp(epsilon) at most. Small groups need not be hidden, because no count is the true one.
 * It spends from the budget that all releases share; the same question again gives the same tally and spends nothing.
 * Throws as `releaseOnce` does.
 */
export async function releaseTally(store: Store, tally: TallyToRelease): Promise<NoisyTally> {
  const { campaign, counts, names, asOf, epsilon } = tally;
  const segments = namedSegments(counts, names);
  const query = { epsilon, what: "tally", campaign: `${campaign}`, asOf, segments };
  const noisy = await releaseOnce(store, query, () =>
    segments.map((segment) => Math.max(0, (counts[segment] ?? 0) + discreteLaplace(epsilon))),
  );
  const cells = segments.map((segment, index) => ({
    segment,
    name: names[segment]!,
    count: noisy[index]!,
    proportion: noisyProportion(noisy, index, epsilon),
  }));
  return { campaign, asOf, epsilon, noise: noiseBound(epsilon, 0.05), cells };
}

/** The variance of sampling and that of the noise in count and total, which a ratio carries to first order. */
function noisyProportion(counts: readonly number[], index: number, epsilon: number): Proportion {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return { share: 0, low: 0, high: 1 };
  const share = counts[index]! / total;
  const noise = noiseVariance(epsilon) * ((1 - share) ** 2 + (counts.length - 1) * share ** 2);
  // A share of 0 or 1 would otherwise seem to be certain; one person more or less is the least that is unknown.
  const spread = Math.max(share * (1 - share), 1 / total) / total + noise / total ** 2;
  const half = NORMAL_95 * Math.sqrt(spread);
  return { share, low: Math.max(0, share - half), high: Math.min(1, share + half) };
}
