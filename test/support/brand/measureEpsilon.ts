import { proportionOf } from "../../../src/brand/insights/proportion.ts";

/** What an attacker saw of two worlds that differ by one person. */
export interface TwoWorlds {
  readonly without: readonly number[];
  readonly with: readonly number[];
}

/** How well an attacker tells the worlds apart. In natural units, not thousandths. */
export interface MeasuredEpsilon {
  /** The threshold by which the attacker decides. */
  readonly threshold: number;
  /** The logarithm of the ratio of chances. */
  readonly estimate: number;
  /** The true epsilon is at least this in 999 of 1,000 measurements. */
  readonly atLeast: number;
}

/** One-sided 99.95 % each, so that both ends hold together in 99.9 %. */
const QUANTILE = 3.2905;

/**
 * The epsilon of a mechanism, as an attacker measures it who decides by a threshold (Ding et al., "Detecting violations of
 * differential privacy", 2018): the best threshold is chosen on the first half of the samples and judged on the other, because
 * the best of many would otherwise seem better than it is.
 */
export function measureEpsilon({ without, with: present }: TwoWorlds): MeasuredEpsilon {
  const half = Math.floor(Math.min(without.length, present.length) / 2);
  const [first, second] = [
    { without: without.slice(0, half), with: present.slice(0, half) },
    { without: without.slice(half, 2 * half), with: present.slice(half, 2 * half) },
  ];
  const tries = [...new Set(first.without)].flatMap((threshold) => [
    { threshold, atLeast: judge(first, threshold).atLeast },
  ]);
  const best = tries.reduce((one, other) => (other.atLeast > one.atLeast ? other : one));
  return judge(second, best.threshold);
}

/** Both directions: "at least the threshold" speaks for the person's presence, "below it" against. */
function judge({ without, with: present }: TwoWorlds, threshold: number): MeasuredEpsilon {
  const total = without.length;
  const countIn = (samples: readonly number[]) => samples.filter((sample) => sample >= threshold).length;
  const [low, high] = [countIn(without), countIn(present)];
  const above = ratioOf(high, low, total);
  const below = ratioOf(total - low, total - high, total);
  return { threshold, ...(above.atLeast > below.atLeast ? above : below) };
}

function ratioOf(more: number, fewer: number, total: number): { estimate: number; atLeast: number } {
  const [numerator, denominator] = [
    proportionOf(more, total, QUANTILE),
    proportionOf(fewer, total, QUANTILE),
  ];
  return {
    estimate: Math.log(numerator.share / denominator.share),
    atLeast: Math.log(Math.max(numerator.low, Number.MIN_VALUE) / denominator.high),
  };
}
