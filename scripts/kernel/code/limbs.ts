import { LIMB_BITS, LIMBS, limbsOf } from "../../../src/prover/kernel/layout.ts";
import { type Code, get, i64, type Local, set, sum } from "../assembler/instructions.ts";
import type { Body } from "../assembler/module.ts";

// The bound that everything here keeps: every element in memory has limbs below 2^29 and is below twice the modulus.
//
// The right operand of a multiplication may be a difference instead: of two elements, plus twice the modulus, limb by
// limb and without a carry. Its value is between 0 and 4 modulus, its limbs between -2^29 and 2^30.

const bits = i64.constant(BigInt(LIMB_BITS));
export const lowLimb = (value: Code): Code => i64.and(value, i64.constant((1n << BigInt(LIMB_BITS)) - 1n));

/** An element's limbs as expressions: variables, or sums and differences that no carry was taken from. */
export type Limbs = readonly Code[];

export interface Modulus {
  readonly value: bigint;
  readonly limbs: readonly bigint[];
  /** -1 / modulus, modulo 2^29. */
  readonly inverse: bigint;
}

export function modulusOf(value: bigint): Modulus {
  const base = 1n << BigInt(LIMB_BITS);
  let inverse = 1n;
  // Newton's iteration doubles the right bits each time.
  for (let right = 1; right < LIMB_BITS; right *= 2) inverse = (inverse * (2n + value * inverse)) % base;
  return { value, limbs: limbsOf(value), inverse: inverse % base };
}

/** Puts limbs into variables of their own, because each is used many times. */
export function keepLimbs(body: Body, values: Limbs): { code: Code; limbs: Limbs } {
  const locals = values.map(() => body.i64());
  return { code: values.map((value, index) => set(locals[index]!, value)), limbs: locals.map(get) };
}

const limbOffsets = Array.from({ length: LIMBS }, (_, index) => 4 * index);

/** Loads an element. */
export function loadLimbs(body: Body, address: Code, offset = 0): { code: Code; limbs: Limbs } {
  return keepLimbs(
    body,
    limbOffsets.map((limb) => i64.load(address, offset + limb)),
  );
}

/** Loads an element, or a difference of two. */
export function loadDifference(body: Body, address: Code, offset = 0): { code: Code; limbs: Limbs } {
  return keepLimbs(
    body,
    limbOffsets.map((limb) => i64.loadSigned(address, offset + limb)),
  );
}

/** Stores limbs that are below 2^29. */
export function storeLimbs(address: Code, limbs: Limbs, offset = 0): Code {
  return limbs.map((limb, index) => i64.store(address, limb, offset + 4 * index));
}

/** The products of two elements that belong to one column. */
export function productsOf(left: Limbs, right: Limbs, column: number): Code[] {
  return left.flatMap((limb, index) => {
    const other = right[column - index];
    return other === undefined ? [] : [i64.multiply(limb, other)];
  });
}

/** The products of an element with itself that belong to one column; `doubled` has twice its limbs. */
export function squaresOf(limbs: Limbs, doubled: Limbs, column: number): Code[] {
  return limbs.flatMap((limb, index) => {
    const other = column - index;
    if (other < index || other >= LIMBS) return [];
    return [i64.multiply(limb, other === index ? limb : doubled[other]!)];
  });
}

/** Columns of a product: products of limbs reach column 16. */
export const COLUMNS = 2 * LIMBS - 1;

/**
 * Montgomery's reduction, column by column: give it the columns' sums in their order. The result is below sum / 2^261 + modulus, so it keeps the bound for every sum of products from 0 to 100 modulus^2.
 */
export function createReduction(body: Body, { limbs, inverse }: Modulus) {
  const carried = body.i64();
  const factors: Local[] = [];
  const result: Local[] = [];

  const add = (column: number, terms: readonly Code[]): Code => {
    const reduced = factors.flatMap((factor, index) => {
      const limb = limbs[column - index];
      return limb === undefined ? [] : [i64.multiply(get(factor), i64.constant(limb))];
    });
    // What depends on the column before comes last, so that the processor does not wait for it. Nothing was carried into
    // the first column.
    const latest = column === 0 ? [] : [get(carried)];
    const total = set(carried, sum([...terms, ...reduced, ...latest]));
    const carry = set(carried, i64.shiftRight(get(carried), bits));
    const limb = body.i64();
    if (column >= LIMBS) {
      result.push(limb);
      return [total, set(limb, lowLimb(get(carried))), carry];
    }
    factors.push(limb);
    const factor = lowLimb(i64.multiply(get(carried), i64.constant(inverse)));
    const cleared = set(carried, i64.add(get(carried), i64.multiply(get(limb), i64.constant(limbs[0]!))));
    return [total, set(limb, factor), cleared, carry];
  };

  /** The result, after the last column. */
  const limbsOfResult = (): Limbs => [...result.map(get), get(carried)];
  return { add, limbsOfResult };
}

/**
 * Stores a number from -modulus to 20 modulus, given as limbs between -2^31 and 2^33, reduced to less than
 * modulus + 2^235: it subtracts the modulus as often as the highest limb says.
 */
export function storeReduced(body: Body, modulus: Modulus, limbs: Limbs, address: Code, offset = 0): Code {
  const [times, carried] = [body.i64(), body.i64()];
  const top = LIMBS - 1;
  const precision = 40n;
  const perModulus = (1n << precision) / (modulus.limbs[top]! + 1n);
  // Lower limbs can take a few units from the highest one; subtracting less often than possible is harmless.
  const estimate = i64.subtract(limbs[top]!, i64.constant(4n));
  const steps = limbs.map((limb, index) => {
    const own = i64.subtract(limb, i64.multiply(get(times), i64.constant(modulus.limbs[index]!)));
    const total = set(carried, index === 0 ? own : i64.add(own, i64.shiftRight(get(carried), bits)));
    const kept = index === top ? get(carried) : lowLimb(get(carried));
    return [total, i64.store(address, kept, offset + 4 * index)];
  });
  const quotient = i64.multiply(estimate, i64.constant(perModulus));
  return [set(times, i64.shiftRight(quotient, i64.constant(precision))), steps];
}

/** A difference that may be a right factor; see the top. */
export const differenceOf = (modulus: Modulus, left: Limbs, right: Limbs): Limbs =>
  withMultiple(modulus, 2n, subtracted(left, right));

/** The limbs of a multiple of the modulus: added to a difference, they keep it above zero. */
export function withMultiple(modulus: Modulus, times: bigint, limbs: Limbs): Limbs {
  const multiple = limbsOf(times * modulus.value);
  return limbs.map((limb, index) => i64.add(limb, i64.constant(multiple[index]!)));
}

export const added = (left: Limbs, right: Limbs): Limbs =>
  left.map((limb, index) => i64.add(limb, right[index]!));

export const subtracted = (left: Limbs, right: Limbs): Limbs =>
  left.map((limb, index) => i64.subtract(limb, right[index]!));
