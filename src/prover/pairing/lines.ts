import type { Address } from "../kernel/fields.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { PAIR_BYTES as P } from "../kernel/layout.ts";
import { conjugatePair, frobeniusFactors } from "./target.ts";

/** Parameter of alt_bn128. */
export const CURVE_PARAMETER = 4_965_661_367_192_848_881n;

/** Digits -1, 0 and 1 of the loop's length, 6x + 2, without the highest: no two neighbours are both other than 0. */
export const loopDigits = signedDigitsOf(6n * CURVE_PARAMETER + 2n).slice(1);

/**
 * The lines of the optimal ate pairing through the multiples of a point of the second group, in the loop's order: of each
 * its slope, and slope times abscissa less ordinate.
 */
export interface Lines {
  readonly address: Address;
  readonly count: number;
}

const LINE_BYTES = 2 * P;
export const slopeOf = ({ address }: Lines, index: number): Address => address + index * LINE_BYTES;
export const interceptOf = (lines: Lines, index: number): Address => slopeOf(lines, index) + P;

/** Lines of one point: one for each doubling, one for each addition, and two for its images at the end. */
const COUNT = loopDigits.length + loopDigits.filter((digit) => digit !== 0).length + 2;

/** Works out the lines of points whose coordinates are four elements in memory. */
export function linesOf(kernel: Kernel) {
  const { pair, allocate, borrow, words } = kernel;
  const { add, subtract, multiply, square } = pair;
  const gammas = frobeniusFactors(kernel);
  const zero = allocate(P);
  pair.write(zero, 0n);

  /** The point's image under the Frobenius map, on the twist. */
  const image = (result: Address, point: Address): void => {
    conjugatePair(kernel, result, point, zero);
    multiply(result, result, gammas[2]!);
    conjugatePair(kernel, result + P, point + P, zero);
    multiply(result + P, result + P, gammas[3]!);
  };
  const negate = (result: Address, point: Address): void => {
    words().copyWithin(result / 4, point / 4, (point + P) / 4);
    subtract(result + P, zero, point + P);
  };

  /**
   * Undefined if the point is not in the second group: either a multiple of it is infinity too early, or the last
   * multiple is not what it is in the group. There, (6x + 2) Q plus the first image of Q, less the second, plus the third
   * is infinity; on the twist this holds for points of the group only, because the norm of
   * 6x + 2 + f - f^2 + f^3, with f the Frobenius map, has no factor in common with the cofactor.
   */
  return (point: Address): Lines | undefined => {
    const lines: Lines = { address: allocate(COUNT * LINE_BYTES), count: COUNT };
    return borrow(() => {
      const places = Array.from({ length: 6 }, () => allocate(2 * P));
      const [current, negative, first, second, third, scratch] = places as [
        Address,
        Address,
        Address,
        Address,
        Address,
        Address,
      ];
      const [numerator, denominator] = [scratch, scratch + P];
      let line = 0;

      /** Stores the line with this slope through the current point and moves on; `other` is the second point of it. */
      const advance = (other: Address): boolean => {
        if (pair.isZero(denominator)) return false;
        const [slope, intercept] = [slopeOf(lines, line), interceptOf(lines, line)];
        line++;
        pair.invert(denominator, denominator);
        multiply(slope, numerator, denominator);
        multiply(intercept, slope, current);
        subtract(intercept, intercept, current + P);
        // x' = slope^2 - x - other x, y' = slope (x - x') - y = intercept - slope x'
        square(numerator, slope);
        subtract(numerator, numerator, current);
        subtract(current, numerator, other);
        multiply(numerator, slope, current);
        subtract(current + P, intercept, numerator);
        return true;
      };
      const double = (): boolean => {
        square(denominator, current);
        add(numerator, denominator, denominator);
        add(numerator, numerator, denominator);
        add(denominator, current + P, current + P);
        return advance(current);
      };
      const addPoint = (other: Address): boolean => {
        subtract(numerator, other + P, current + P);
        subtract(denominator, other, current);
        return advance(other);
      };

      words().copyWithin(current / 4, point / 4, (point + 2 * P) / 4);
      negate(negative, point);
      image(first, point);
      image(second, first);
      image(third, second);
      negate(second, second);
      negate(third, third);
      const isWalked = loopDigits.every(
        (digit) => double() && (digit === 0 || addPoint(digit > 0 ? point : negative)),
      );
      if (!isWalked || !addPoint(first) || !addPoint(second)) return undefined;
      subtract(numerator, current, third);
      subtract(denominator, current + P, third + P);
      return pair.isZero(numerator) && pair.isZero(denominator) ? lines : undefined;
    });
  };
}

function signedDigitsOf(value: bigint): number[] {
  const digits: number[] = [];
  for (let rest = value; rest > 0n; rest >>= 1n) {
    const digit = rest % 2n === 0n ? 0 : 2 - Number(rest % 4n);
    digits.unshift(digit);
    rest -= BigInt(digit);
  }
  return digits;
}
