import type { Address } from "../kernel/fields.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { ELEMENT_BYTES, moduli, PAIR_BYTES as P } from "../kernel/layout.ts";
import { SEXTIC_BYTES as S, sexticOf } from "./sextic.ts";

/** Bytes of an element of the target field: a + b w, two sextic elements. */
export const TARGET_BYTES = 2 * S;

/** Arithmetic of the pairing's target field, with w^2 = v. Results may stand where operands stood. */
export type Target = ReturnType<typeof targetOf>;

export function targetOf(kernel: Kernel) {
  const { pair, base, allocate, words } = kernel;
  const sextic = sexticOf(kernel);
  const [a, b, c, d] = Array.from({ length: 4 }, () => allocate(S)) as [Address, Address, Address, Address];
  const zero = allocate(TARGET_BYTES);
  words().fill(0, zero / 4, (zero + TARGET_BYTES) / 4);
  const gammas = frobeniusFactors(kernel);

  const multiply = (result: Address, left: Address, right: Address): void => {
    sextic.multiply(a, left, right);
    sextic.multiply(b, left + S, right + S);
    sextic.add(c, left, left + S);
    sextic.add(d, right, right + S);
    sextic.multiply(c, c, d);
    sextic.subtract(c, c, a);
    sextic.subtract(result + S, c, b);
    sextic.shift(b, b);
    sextic.add(result, a, b);
  };

  return {
    zero,
    multiply,

    square(result: Address, operand: Address): void {
      // (a + bw)^2 = (a + b)(a + vb) - ab - v ab + 2ab w
      sextic.multiply(a, operand, operand + S);
      sextic.add(b, operand, operand + S);
      sextic.shift(c, operand + S);
      sextic.add(c, c, operand);
      sextic.multiply(b, b, c);
      sextic.subtract(b, b, a);
      sextic.shift(c, a);
      sextic.subtract(result, b, c);
      sextic.add(result + S, a, a);
    },

    /** Times a line: constant (of one part) + (low + high v) w. */
    multiplyByLine(result: Address, constant: Address, low: Address, high: Address): void {
      sextic.multiplySparse(a, result, low, high);
      sextic.multiplySparse(b, result + S, low, high);
      for (let part = 0; part < TARGET_BYTES; part += ELEMENT_BYTES) {
        base.multiply(result + part, result + part, constant);
      }
      sextic.shift(b, b);
      sextic.add(result, result, b);
      sextic.add(result + S, result + S, a);
    },

    /** The power by the sixth power of the base modulus: the inverse, where the norm is one. */
    conjugate(result: Address, operand: Address): void {
      if (result !== operand) sextic.copy(result, operand);
      sextic.subtract(result + S, zero, operand + S);
    },

    invert(result: Address, operand: Address): void {
      sextic.multiply(c, operand, operand);
      sextic.multiply(d, operand + S, operand + S);
      sextic.shift(d, d);
      sextic.subtract(c, c, d);
      sextic.invert(c, c);
      sextic.multiply(result, operand, c);
      sextic.multiply(c, operand + S, c);
      sextic.subtract(result + S, zero, c);
    },

    /** The power by the base modulus. */
    frobenius(result: Address, operand: Address): void {
      for (let half = 0; half < 2; half++) {
        for (let part = 0; part < 3; part++) {
          const at = half * S + part * P;
          conjugatePair(kernel, result + at, operand + at, zero);
          pair.multiply(result + at, result + at, gammas[half + 2 * part]!);
        }
      }
    },

    write(result: Address, value: 1n): void {
      sextic.copy(result, zero, TARGET_BYTES);
      base.write(result, value);
    },
    copy: (result: Address, operand: Address) => sextic.copy(result, operand, TARGET_BYTES),

    /** Whether two elements are the same, in whatever form. */
    equal(left: Address, right: Address): boolean {
      sextic.subtract(a, left, right);
      sextic.subtract(b, left + S, right + S);
      return [a, b].every((half) => [0, P, 2 * P].every((part) => pair.isZero(half + part)));
    },
  };
}

export function conjugatePair({ base }: Kernel, result: Address, operand: Address, zero: Address): void {
  base.add(result, operand, zero);
  base.subtract(result + ELEMENT_BYTES, zero, operand + ELEMENT_BYTES);
}

/** Powers 0 to 5 of (9 + i)^((modulus - 1) / 6), which come with the coefficients of w's powers. */
export function frobeniusFactors({ pair, allocate }: Kernel): Address[] {
  const [first, xi] = [allocate(P), allocate(P)];
  pair.write(xi, 9n, 1n);
  pair.write(first, 1n);
  for (const bit of ((moduli.base - 1n) / 6n).toString(2)) {
    pair.square(first, first);
    if (bit === "1") pair.multiply(first, first, xi);
  }
  const powers = [allocate(P)];
  pair.write(powers[0]!, 1n);
  for (let index = 1; index < 6; index++) {
    powers.push(allocate(P));
    pair.multiply(powers[index]!, powers[index - 1]!, first);
  }
  return powers;
}
