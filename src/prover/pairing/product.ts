import type { Address } from "../kernel/fields.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { ELEMENT_BYTES } from "../kernel/layout.ts";
import { CURVE_PARAMETER, interceptOf, type Lines, loopDigits, slopeOf } from "./lines.ts";
import { TARGET_BYTES, type Target } from "./target.ts";

/** A point of the first group, as the address of its coordinates, and the lines of one of the second. */
export interface PointPair {
  readonly point: Address;
  readonly lines: Lines;
}

/** Stores the product of the pairs' Miller functions, before the final power. */
export function multiplyLines(
  kernel: Kernel,
  target: Target,
  pairs: readonly PointPair[],
  result: Address,
): void {
  kernel.borrow(() => {
    const { base, allocate } = kernel;
    const low = allocate(2 * ELEMENT_BYTES);
    const negatives = pairs.map(({ point }) => {
      const negative = allocate(ELEMENT_BYTES);
      base.subtract(negative, target.zero, point);
      return negative;
    });
    let line = 0;
    // y - slope x w + (slope of the line times its abscissa - its ordinate) w^3
    const multiplyAll = () => {
      for (const [index, { point, lines }] of pairs.entries()) {
        const slope = slopeOf(lines, line);
        base.multiply(low, slope, negatives[index]!);
        base.multiply(low + ELEMENT_BYTES, slope + ELEMENT_BYTES, negatives[index]!);
        target.multiplyByLine(result, point + ELEMENT_BYTES, low, interceptOf(lines, line));
      }
      line++;
    };
    target.write(result, 1n);
    for (const digit of loopDigits) {
      target.square(result, result);
      multiplyAll();
      if (digit !== 0) multiplyAll();
    }
    multiplyAll();
    multiplyAll();
  });
}

/** Whether the final power of a product of Miller functions is one. */
export function isOneInTheEnd({ allocate, borrow }: Kernel, target: Target, product: Address): boolean {
  return borrow(() => {
    const element = () => allocate(TARGET_BYTES);
    const [f, a, b, c, d, result, one] = Array.from({ length: 7 }, element) as [
      Address,
      Address,
      Address,
      Address,
      Address,
      Address,
      Address,
    ];
    const { multiply, square, conjugate, frobenius, copy } = target;
    const raise = (to: Address, from: Address): void => {
      copy(to, from);
      for (const bit of CURVE_PARAMETER.toString(2).slice(1)) {
        square(to, to);
        if (bit === "1") multiply(to, to, from);
      }
    };
    // By modulus^6 - 1, then by modulus^2 + 1.
    target.invert(a, product);
    conjugate(f, product);
    multiply(f, f, a);
    frobenius(a, f);
    frobenius(a, a);
    multiply(f, f, a);

    // By 2x(6x^2 + 3x + 1) times what remains (Fuentes-Castaneda, Knapp, Rodriguez-Henriquez 2011), in powers of x:
    raise(a, f);
    square(a, a); // 2x
    square(b, a);
    multiply(b, b, a); // 6x
    raise(c, b); // 6x^2
    square(d, c);
    raise(result, d); // 12x^3
    multiply(result, result, c);
    multiply(b, result, b); // 12x^3 + 6x^2 + 6x
    conjugate(a, a);
    multiply(a, b, a); // 12x^3 + 6x^2 + 4x

    multiply(result, b, c);
    multiply(result, result, f);
    frobenius(c, a);
    multiply(result, result, c);
    frobenius(b, b);
    frobenius(b, b);
    multiply(result, result, b);
    conjugate(f, f);
    multiply(a, a, f);
    for (let power = 0; power < 3; power++) frobenius(a, a);
    multiply(result, result, a);
    target.write(one, 1n);
    return target.equal(result, one);
  });
}
