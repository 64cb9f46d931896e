import { ELEMENT_BYTES, LIMB_BITS, LIMBS } from "../../../src/prover/kernel/layout.ts";
import { type Code, get, giveBack, i32, i64, set, sum, when } from "../assembler/instructions.ts";
import type { Body, ModuleBuilder } from "../assembler/module.ts";
import {
  added,
  COLUMNS,
  createReduction,
  differenceOf,
  keepLimbs,
  type Limbs,
  loadDifference,
  loadLimbs,
  type Modulus,
  productsOf,
  squaresOf,
  storeLimbs,
  storeReduced,
  subtracted,
  withMultiple,
} from "./limbs.ts";

/** The numbers of a field's functions in the module. All take addresses: result first, then operands. */
export interface FieldFunctions {
  readonly bytes: number;
  readonly add: number;
  readonly subtract: number;
  /** Stores a difference, which is only good as a right factor. */
  readonly difference: number;
  /** Of three operands: the first less both others. */
  readonly subtractBoth: number;
  /** The right operand may be a difference. */
  readonly multiply: number;
  readonly square: number;
  /** Of one operand: whether it is zero, in any form that is kept in memory. */
  readonly isZero: number;
}

/** The product of an element with an element or a difference, both in variables. */
function multiplied(body: Body, modulus: Modulus, left: Limbs, right: Limbs) {
  const reduction = createReduction(body, modulus);
  const code = Array.from({ length: COLUMNS }, (_, column) =>
    reduction.add(column, productsOf(left, right, column)),
  );
  return { code, limbs: reduction.limbsOfResult() };
}

/** Those of a field with one part. */
export interface PrimeFunctions extends FieldFunctions {
  /** Of 32 bytes to limbs. */
  readonly unpack: number;
}

/** Defines a prime field's functions, with the field's name before theirs. */
export function defineField(module: ModuleBuilder, name: string, modulus: Modulus): PrimeFunctions {
  const withTwo = (write: (body: Body, left: Limbs, right: Limbs, result: Code) => Code) => (body: Body) => {
    const [result, left, right] = body.parameters.map(get) as [Code, Code, Code];
    const [first, second] = [loadLimbs(body, left), loadLimbs(body, right)];
    return [first.code, second.code, write(body, first.limbs, second.limbs, result)];
  };

  const multiply = module.define(`${name}Multiply`, 3, (body) => {
    const [result, left, right] = body.parameters.map(get) as [Code, Code, Code];
    const [first, second] = [loadLimbs(body, left), loadDifference(body, right)];
    const product = multiplied(body, modulus, first.limbs, second.limbs);
    return [first.code, second.code, product.code, storeLimbs(result, product.limbs)];
  });

  const square = module.define(`${name}Square`, 2, (body) => {
    const [result, operand] = body.parameters.map(get) as [Code, Code];
    const own = loadLimbs(body, operand);
    const doubled = keepLimbs(body, added(own.limbs, own.limbs));
    const reduction = createReduction(body, modulus);
    const columns = Array.from({ length: COLUMNS }, (_, column) =>
      reduction.add(column, squaresOf(own.limbs, doubled.limbs, column)),
    );
    return [own.code, doubled.code, columns, storeLimbs(result, reduction.limbsOfResult())];
  });

  const add = module.define(
    `${name}Add`,
    3,
    withTwo((body, left, right, result) => storeReduced(body, modulus, added(left, right), result)),
  );

  const subtract = module.define(
    `${name}Subtract`,
    3,
    withTwo((body, left, right, result) =>
      storeReduced(body, modulus, differenceOf(modulus, left, right), result),
    ),
  );

  const difference = module.define(
    `${name}Difference`,
    3,
    withTwo((_, left, right, result) => storeLimbs(result, differenceOf(modulus, left, right))),
  );

  const subtractBoth = module.define(`${name}SubtractBoth`, 4, (body) => {
    const [result, ...operands] = body.parameters.map(get) as [Code, Code, Code, Code];
    const [minuend, first, second] = operands.map((operand) => loadLimbs(body, operand));
    const limbs = subtracted(subtracted(minuend!.limbs, first!.limbs), second!.limbs);
    const loads = [minuend!.code, first!.code, second!.code];
    return [loads, storeReduced(body, modulus, withMultiple(modulus, 4n, limbs), result)];
  });

  const isZero = module.define(
    `${name}IsZero`,
    1,
    ({ parameters, i64: local }) => {
      const operand = get(parameters[0]!);
      const difference = local();
      const load = (index: number) => i64.load(operand, 4 * index);
      const differences = modulus.limbs.map((limb, index) =>
        i64.exclusiveOr(load(index), i64.constant(limb)),
      );
      const any = (terms: readonly Code[]) => terms.reduce((left, right) => i64.or(left, right));
      return [
        set(difference, any(modulus.limbs.map((_, index) => load(index)))),
        when(i64.isZero(get(difference)), giveBack(i32.constant(1))),
        i64.isZero(any(differences)),
      ];
    },
    true,
  );

  const unpack = definePacking(module, name, modulus);
  return { unpack, bytes: ELEMENT_BYTES, add, subtract, difference, subtractBoth, multiply, square, isZero };
}

/** Limbs of a number of 32 bytes, lowest byte first. */
function unpacked(body: Body, address: Code, offset = 0): { code: Code; limbs: Limbs } {
  const words = Array.from({ length: 8 }, () => body.i64());
  const code = words.map((word, index) => set(word, i64.load(address, offset + 4 * index)));
  const limbs = Array.from({ length: LIMBS }, (_, index) => {
    const [word, shift] = [Math.floor((LIMB_BITS * index) / 32), (LIMB_BITS * index) % 32];
    const low = i64.shiftRightUnsigned(get(words[word]!), i64.constant(BigInt(shift)));
    const next = words[word + 1];
    const whole =
      next === undefined ? low : i64.or(low, i64.shiftLeft(get(next), i64.constant(BigInt(32 - shift))));
    return i64.and(whole, i64.constant((1n << BigInt(LIMB_BITS)) - 1n));
  });
  return { code, limbs };
}

/**
 * `Unpack` turns 32 bytes, a number below the modulus, into limbs. `Pack` turns limbs into the 32 bytes of the number
 * below the modulus that they stand for.
 */
function definePacking(module: ModuleBuilder, name: string, modulus: Modulus): number {
  const unpack = module.define(`${name}Unpack`, 2, (body) => {
    const [result, packed] = body.parameters.map(get) as [Code, Code];
    const { code, limbs } = unpacked(body, packed);
    return [code, storeLimbs(result, limbs)];
  });

  module.define(`${name}Pack`, 2, (body) => {
    const [result, operand] = body.parameters.map(get) as [Code, Code];
    const own = loadLimbs(body, operand);
    const borrow = body.i64();
    const smaller = own.limbs.map(() => body.i64());
    const shifted = i64.shiftRight(get(borrow), i64.constant(BigInt(LIMB_BITS)));
    const mask = i64.constant((1n << BigInt(LIMB_BITS)) - 1n);
    // Elements are below twice the modulus, so subtracting it once is enough.
    const subtraction = own.limbs.map((limb, index) => {
      const difference = i64.subtract(limb, i64.constant(modulus.limbs[index]!));
      return [
        set(borrow, index === 0 ? difference : i64.add(difference, shifted)),
        set(smaller[index]!, i64.and(get(borrow), mask)),
      ];
    });
    const words = (limbs: Limbs): Code =>
      Array.from({ length: 8 }, (_, index) => {
        const parts = limbs.flatMap((limb, position) => {
          const shift = LIMB_BITS * position - 32 * index;
          if (shift <= -LIMB_BITS || shift >= 32) return [];
          const by = i64.constant(BigInt(Math.abs(shift)));
          return [shift < 0 ? i64.shiftRightUnsigned(limb, by) : i64.shiftLeft(limb, by)];
        });
        return i64.store(result, sum(parts), 4 * index);
      });
    const isBelow = i64.below(get(borrow), i64.constant(0n));
    return [own.code, subtraction, when(isBelow, words(own.limbs), words(smaller.map(get)))];
  });
  return unpack;
}
