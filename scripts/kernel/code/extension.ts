import { ELEMENT_BYTES, LIMB_BITS, LIMBS, limbsOf, PAIR_BYTES } from "../../../src/prover/kernel/layout.ts";
import { type Code, call, get, i32, i64, set, sum } from "../assembler/instructions.ts";
import type { Body, ModuleBuilder } from "../assembler/module.ts";
import type { FieldFunctions } from "./field.ts";
import {
  added,
  COLUMNS,
  createReduction,
  keepLimbs,
  type Limbs,
  loadDifference,
  loadLimbs,
  type Modulus,
  productsOf,
  storeLimbs,
  subtracted,
} from "./limbs.ts";

/** Defines the functions of the quadratic extension with i^2 = -1, over a field that has them already. */
export function defineExtension(
  module: ModuleBuilder,
  name: string,
  modulus: Modulus,
  base: FieldFunctions,
): FieldFunctions {
  // The real part is a difference of products, each below 8 modulus^2: this much keeps it above zero.
  const multiple = 8n * modulus.value ** 2n;
  // The last column takes all that lies above it.
  const offsets = [...limbsOf(multiple, COLUMNS - 1), multiple >> BigInt(LIMB_BITS * (COLUMNS - 1))];
  const offset = (column: number) => i64.constant(offsets[column]!);
  requireRoom(modulus);
  const loadPair = (body: Body, address: Code, load = loadLimbs) => {
    const [real, imaginary] = [load(body, address), load(body, address, ELEMENT_BYTES)];
    return { code: [real.code, imaginary.code], real: real.limbs, imaginary: imaginary.limbs };
  };
  const storePair = (result: Code, real: Limbs, imaginary: Limbs): Code => [
    storeLimbs(result, real),
    storeLimbs(result, imaginary, ELEMENT_BYTES),
  ];

  // (a + bi)(c + di) = ac - bd + ((a + b)(c + d) - ac - bd) i, with one reduction for each part.
  const multiply = module.define(`${name}Multiply`, 3, (body) => {
    const [result, left, right] = body.parameters.map(get) as [Code, Code, Code];
    const [first, second] = [loadPair(body, left), loadPair(body, right, loadDifference)];
    const [firstSum, secondSum] = [first, second].map((pair) =>
      keepLimbs(body, added(pair.real, pair.imaginary)),
    );
    const [real, imaginary] = [createReduction(body, modulus), createReduction(body, modulus)];
    const [reals, imaginaries] = [body.i64(), body.i64()];
    const columns = Array.from({ length: COLUMNS }, (_, column) => {
      const cross = sum(productsOf(firstSum!.limbs, secondSum!.limbs, column));
      const difference = i64.subtract(get(reals), get(imaginaries));
      return [
        set(reals, sum(productsOf(first.real, second.real, column))),
        set(imaginaries, sum(productsOf(first.imaginary, second.imaginary, column))),
        real.add(column, [difference, offset(column)]),
        imaginary.add(column, [i64.subtract(i64.subtract(cross, get(reals)), get(imaginaries))]),
      ];
    });
    const stored = storePair(result, real.limbsOfResult(), imaginary.limbsOfResult());
    return [first.code, second.code, firstSum!.code, secondSum!.code, columns, stored];
  });

  // (a + bi)^2 = (a + b)(a - b) + 2ab i.
  const square = module.define(`${name}Square`, 2, (body) => {
    const [result, operand] = body.parameters.map(get) as [Code, Code];
    const own = loadPair(body, operand);
    const total = keepLimbs(body, added(own.real, own.imaginary));
    const difference = keepLimbs(body, subtracted(own.real, own.imaginary));
    const doubled = keepLimbs(body, added(own.real, own.real));
    const [real, imaginary] = [createReduction(body, modulus), createReduction(body, modulus)];
    const columns = Array.from({ length: COLUMNS }, (_, column) => [
      real.add(column, [...productsOf(total.limbs, difference.limbs, column), offset(column)]),
      imaginary.add(column, productsOf(doubled.limbs, own.imaginary, column)),
    ]);
    const stored = storePair(result, real.limbsOfResult(), imaginary.limbsOfResult());
    return [own.code, total.code, difference.code, doubled.code, columns, stored];
  });

  const next = (address: Code) => i32.add(address, i32.constant(ELEMENT_BYTES));
  const partByPart = (target: number) => (body: Body) => {
    const addresses = body.parameters.map(get);
    return [call(target, ...addresses), call(target, ...addresses.map(next))];
  };
  const isZero = module.define(
    `${name}IsZero`,
    1,
    ({ parameters }) => {
      const operand = get(parameters[0]!);
      return i32.and(call(base.isZero, operand), call(base.isZero, next(operand)));
    },
    true,
  );
  return {
    bytes: PAIR_BYTES,
    add: module.define(`${name}Add`, 3, partByPart(base.add)),
    difference: module.define(`${name}Difference`, 3, partByPart(base.difference)),
    subtractBoth: module.define(`${name}SubtractBoth`, 4, partByPart(base.subtractBoth)),
    subtract: module.define(`${name}Subtract`, 3, partByPart(base.subtract)),
    multiply,
    square,
    isZero,
  };
}

/** Throws if a column of the real part can leave 63 bits: products with a difference less such products, and factors. */
function requireRoom({ value, limbs }: Modulus): void {
  const limb = 1n << BigInt(LIMB_BITS);
  const total = (all: readonly bigint[]) => all.reduce((left, right) => left + right);
  const highest = limb * total(limbsOf(2n * value).map((own) => own + limb));
  const lowest = limb * limb * BigInt(LIMBS);
  const reduced = limb * total(limbs);
  // The offset and what is carried are below 2^46.
  const column = highest + lowest + reduced + (1n << 46n);
  if (column >= 1n << 63n) throw new Error(`A column of ${column} does not fit into 64 bits.`);
}
