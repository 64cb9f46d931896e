import { proportionInWords } from "../insights/words.ts";
import { rateAnyDay } from "../lift/interval.ts";
import type { TapCounts } from "./tapCounts.ts";

/** How often a segment was the right one. */
export interface HitRate {
  readonly segment: number;
  /** Customers who tapped. */
  readonly answers: number;
  /** "Right for me" and "bought it already": both are people whom the offer fits. */
  readonly hits: number;
  /** Undefined as long as nobody has tapped. */
  readonly share: number | undefined;
  /** The interval holds however often one looks. */
  readonly low: number;
  readonly high: number;
  /** Whether the rate is, with the interval's confidence, below the one that the model was taken for. */
  readonly hasAged: boolean;
}

/**
 * The hit rate of each segment. Those who tap are not everybody, so a rate is one of those who said something.
 *
 * @param expected Share of hits that the model had when it was made, by segment; without one, no model ages.
 */
export function hitRatesOf(
  counts: ReadonlyMap<number, TapCounts>,
  expected: Readonly<Record<number, number>> = {},
): HitRate[] {
  return [...counts]
    .sort(([left], [right]) => left - right)
    .map(([segment, taps]) => {
      const hits = taps["right for me"] + taps["bought it already"];
      const answers = hits + taps["not for me"];
      const { low, high } = rateAnyDay({ people: answers, bought: hits });
      const share = answers === 0 ? undefined : hits / answers;
      const promised = expected[segment];
      return { segment, answers, hits, share, low, high, hasAged: promised !== undefined && high < promised };
    });
}

/** Such as "Group outdoor: right for 62 % (55 to 69) of those who answered." */
export function hitRateInWords({ share, low, high, hasAged }: HitRate, name: string): string {
  if (share === undefined) return `Group ${name}: nobody has answered.`;
  const rate = `Group ${name}: right for ${proportionInWords({ share, low, high })} of those who answered.`;
  return hasAged ? `${rate} The model has aged: make it anew.` : rate;
}
