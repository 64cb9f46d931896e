import { InvalidValueError } from "../../errors.ts";
import { type Draw, secureDraw } from "./draw.ts";

// Exact sampling with integers alone: floating-point samplers leak what they should hide (Mironov, "On significance of
// the least significant bits for differential privacy", 2012). The algorithms are those of Canonne, Kamath and Steinke,
// "The discrete Gaussian for differential privacy" (2020), section 5.

/** Epsilons are whole thousandths, so that they add up exactly: 100 stands for an epsilon of 0.1. */
export const THOUSAND = 1_000;
const LARGEST_EPSILON = 10 * THOUSAND;

/** Throws `InvalidValueError` unless this is an epsilon in thousandths, 1 to 10,000. */
export function requireEpsilon(epsilon: number): number {
  if (Number.isInteger(epsilon) && epsilon >= 1 && epsilon <= LARGEST_EPSILON) return epsilon;
  throw new InvalidValueError(`${epsilon} is no epsilon.`, {
    details: { epsilon },
    hint: "Give whole thousandths, 1 to 10,000: 100 stands for 0.1.",
  });
}

/**
 * Noise for a count that one person changes by 1 at most: an integer k with a probability in proportion to
 * exp(-|k| epsilon / 1000).
 *
 * @param epsilon In thousandths.
 */
export function discreteLaplace(epsilon: number, draw: Draw = secureDraw): number {
  requireEpsilon(epsilon);
  const divisor = greatestCommonDivisor(epsilon, THOUSAND);
  const [steps, width] = [epsilon / divisor, THOUSAND / divisor];
  for (;;) {
    const within = draw(width);
    if (!happensWithExp(within, width, draw)) continue;
    let whole = 0;
    while (happensWithExp(1, 1, draw)) whole++;
    const size = Math.floor((within + width * whole) / steps);
    const isNegative = draw(2) === 1;
    // Zero would otherwise come twice as often as it should.
    if (isNegative && size === 0) continue;
    return isNegative ? -size : size;
  }
}

/** True with probability exp(-numerator / denominator), for a fraction of 0 to 1: the series of exp, one coin a term. */
function happensWithExp(numerator: number, denominator: number, draw: Draw): boolean {
  let term = 1;
  while (draw(denominator * term) < numerator) term++;
  return term % 2 === 1;
}

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right);
}

/**
 * The least number that noise exceeds, in either direction, in at most `share` of all cases.
 *
 * @param epsilon In thousandths.
 */
export function noiseBound(epsilon: number, share: number): number {
  const decay = requireEpsilon(epsilon) / THOUSAND;
  // P(|noise| > k) = 2 q^(k + 1) / (1 + q), with q = exp(-decay).
  const bound = Math.log(2 / (share * (1 + Math.exp(-decay)))) / decay - 1;
  return Math.max(0, Math.ceil(bound));
}

/** The variance of the noise. */
export function noiseVariance(epsilon: number): number {
  const q = Math.exp(-requireEpsilon(epsilon) / THOUSAND);
  return (2 * q) / (1 - q) ** 2;
}
