import { InvalidValueError } from "../../errors.ts";

/** A share of 0 to 1, and the interval that holds the true one in 95 of 100 cases. */
export interface Proportion {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** 97.5 % quantile of the normal distribution. */
export const NORMAL_95 = 1.959963984540054;

/**
 * A share with its score interval (Wilson, "Probable inference, the law of succession, and statistical inference", 1927),
 * which keeps its word also for small counts and shares near 0 or 1 (Brown, Cai and DasGupta, 2001). Nobody counted says
 * nothing: 0 to 1. Throws `InvalidValueError` unless `count` is 0 to `total`.
 *
 * It is for one look at finished counts; for counts that are looked at every day, see `rateAnyDay`.
 */
export function proportionOf(count: number, total: number, quantile = NORMAL_95): Proportion {
  if (!(count >= 0 && count <= total)) {
    throw new InvalidValueError(`${count} of ${total} is no share.`, { details: { count, total } });
  }
  if (total === 0) return { share: 0, low: 0, high: 1 };
  const share = count / total;
  const weight = quantile ** 2 / total;
  const centre = (share + weight / 2) / (1 + weight);
  const half = (quantile * Math.sqrt((share * (1 - share)) / total + weight / (4 * total))) / (1 + weight);
  return {
    share,
    low: count === 0 ? 0 : Math.max(0, centre - half),
    high: count === total ? 1 : Math.min(1, centre + half),
  };
}
