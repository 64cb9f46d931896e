import { SCALAR_MODULUS } from "../../field.ts";
import type { Address } from "../kernel/fields.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { ELEMENT_BYTES } from "../kernel/layout.ts";

/** A number whose powers are all numbers below the scalar modulus: 5 is not a square. */
const GENERATOR = 5n;

/** Roots of unity of a domain whose size is a power of two, and the step to the coset beside it. */
export interface Domain {
  readonly size: number;
  /** From the values on the domain to those on the coset of odd powers of a root of twice its order, in place. */
  moveToCoset(values: Address): void;
}

export function domainOf(kernel: Kernel, size: number): Domain {
  const { scalar, functions } = kernel;
  const half = size / 2;
  const root = power(GENERATOR, (SCALAR_MODULUS - 1n) / BigInt(2 * size));
  const roots = powersOf(kernel, half, (root * root) % SCALAR_MODULUS);
  const inverses = powersOf(kernel, half, power(root, SCALAR_MODULUS - 3n));
  // The inverse transform leaves coefficients times the size, in bit-reversed order.
  const shifts = powersOf(kernel, size, root, power(BigInt(size), SCALAR_MODULUS - 2n));
  const order = bitReversed(size);

  return {
    size,
    moveToCoset(values) {
      for (let length = half; length >= 1; length /= 2) {
        functions.split(values, size, length, inverses, (half / length) * ELEMENT_BYTES);
      }
      for (let index = 0; index < size; index++) {
        const value = values + index * ELEMENT_BYTES;
        scalar.multiply(value, value, shifts + order[index]! * ELEMENT_BYTES);
      }
      for (let length = 1; length <= half; length *= 2) {
        functions.join(values, size, length, roots, (half / length) * ELEMENT_BYTES);
      }
    },
  };
}

/** The first powers of a number, times another one, in memory. */
function powersOf({ scalar, allocate }: Kernel, count: number, base: bigint, first = 1n): Address {
  const table = allocate((count + 1) * ELEMENT_BYTES);
  const factor = table + count * ELEMENT_BYTES;
  scalar.write(factor, base);
  scalar.write(table, first);
  for (let at = table + ELEMENT_BYTES; at < factor; at += ELEMENT_BYTES) {
    scalar.multiply(at, at - ELEMENT_BYTES, factor);
  }
  return table;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result * (bit === "1" ? base : 1n)) % SCALAR_MODULUS;
  }
  return result;
}

/** For each number below a power of two, the number with its bits in opposite order. */
function bitReversed(size: number): Uint32Array {
  const order = new Uint32Array(size);
  for (let index = 1; index < size; index++) {
    order[index] = order[index >> 1]! / 2 + (index % 2) * (size / 2);
  }
  return order;
}
