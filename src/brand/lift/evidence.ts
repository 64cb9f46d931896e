// Intervals that may be looked at on any day. For each arm, the chance of what was seen under a mixture of all rates is
// divided by its chance under one rate: for the true rate this is a martingale that starts at 1, so that it ever exceeds
// 1 / alpha with a probability of at most alpha (Ville; Robbins, "Statistical methods related to the law of the iterated
// logarithm", 1970; Howard, Ramdas, McAuliffe and Sekhon, "Time-uniform, nonparametric, nonasymptotic confidence
// sequences", 2021). Customers act independently, so the product over both arms is one as well, and it holds for the pair of
// rates, exactly and at any stopping time.

/** How many customers, and how many of them bought (or did whatever counts). */
export interface Arm {
  readonly people: number;
  readonly bought: number;
}

/** The mixture: Jeffreys' prior, which is close to the best for every rate. */
const PRIOR = 0.5;

/** The logarithm of the evidence against a rate of 0 to 1; infinite for a rate that cannot be. */
export function evidenceAgainst({ people, bought }: Arm, rate: number): number {
  const not = people - bought;
  return mixtureOf({ people, bought }) - times(bought, Math.log(rate)) - times(not, Math.log1p(-rate));
}

/** How fast `evidenceAgainst` rises with the rate; it rises ever faster. */
export function slopeAgainst({ people, bought }: Arm, rate: number): number {
  const rising = bought === people ? 0 : (people - bought) / (1 - rate);
  return rising - (bought === 0 ? 0 : bought / rate);
}

function mixtureOf({ people, bought }: Arm): number {
  return logBeta(bought + PRIOR, people - bought + PRIOR) - logBeta(PRIOR, PRIOR);
}

function times(count: number, logarithm: number): number {
  return count === 0 ? 0 : count * logarithm;
}

function logBeta(left: number, right: number): number {
  return logGamma(left) + logGamma(right) - logGamma(left + right);
}

/** Stirling's series (Abramowitz and Stegun, 6.1.41), after moving the argument up to where five terms are exact. */
function logGamma(value: number): number {
  let shift = 0;
  let x = value;
  for (; x < 10; x++) shift += Math.log(x);
  const square = 1 / (x * x);
  const series =
    (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / x;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
