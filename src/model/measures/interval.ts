/** A mean with the range that its true value lies in with 95 % confidence. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** 97.5 % quantiles of Student's distribution, for 1 to 10 degrees of freedom. */
const STUDENT = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];
const NORMAL = 1.96;

/**
 * The interval of a mean over repeated splits. Splits share rows, so their results are not independent: the variance is
 * raised by the share of held to training rows (Nadeau and Bengio, 2003).
 */
export function intervalOf(values: readonly number[], heldToTraining = 0.25): Interval {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length < 2) return { mean, low: mean, high: mean };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const error = Math.sqrt(variance * (1 / values.length + heldToTraining));
  const half = (STUDENT[values.length - 2] ?? NORMAL) * error;
  return { mean, low: mean - half, high: mean + half };
}
