import { ELEMENT_BYTES, LIMB_BITS, limbsOf, PAIR_BYTES } from "../../../src/prover/kernel/layout.ts";
import { type Code, call, get, i32, i64, set, sum } from "../assembler/instructions.ts";
import type { Body, ModuleBuilder } from "../assembler/module.ts";
import type { FieldFunctions } from "./field.ts";
import {
  added,
  COLUMNS,
  createReduction,
  type Limbs,
  loadLimbs,
  type Modulus,
  productsOf,
  squaresOf,
  storeLimbs,
  subtracted,
} from "./limbs.ts";

/** Defines the functions of the quadratic extension with i^2 = -1, over a field that has them already. */
export function defineExtension(module: ModuleBuilder, name: string, modulus: Modulus, base: FieldFunctions): FieldFunctions {
  // The real part is a difference of products, each below 4 modulus^2: this much keeps it above zero.
  const multiple = 4n * modulus.value ** 2n;
  // The last column takes all that lies above it.
  const highest = multiple >> BigInt(LIMB_BITS * (COLUMNS - 1));
  const offset = [...limbsOf(multiple, COLUMNS - 1), highest];
  const loadPair = (body: Body, address: Code) => {
    const [real, imaginary] = [loadLimbs(body, address), loadLimbs(body, address, ELEMENT_BYTES)];
    return { code: [real.code, imaginary.code], real: real.limbs, imaginary: imaginary.limbs };
  };
  /** Puts expressions into variables, because each is used nine times. */
  const keep = (body: Body, limbs: Limbs): { code: Code; limbs: Limbs } => {
    const locals = limbs.map(() => body.i64());
    return { code: limbs.map((limb, index) => set(locals[index]!, limb)), limbs: locals.map(get) };
  };
  const storePair = (result: Code, real: Limbs, imaginary: Limbs): Code => [
    storeLimbs(result, real),
    storeLimbs(result, imaginary, ELEMENT_BYTES),
  ];

  // (a + bi)(c + di) = ac - bd + ((a + b)(c + d) - ac - bd) i, with one reduction for each part.
  const multiply = module.define(`${name}Multiply`, 3, (body) => {
    const [result, left, right] = body.parameters.map(get) as [Code, Code, Code];
    const [first, second] = [loadPair(body, left), loadPair(body, right)];
    const [firstSum, secondSum] = [first, second].map((pair) => keep(body, added(pair.real, pair.imaginary)));
    const [real, imaginary] = [createReduction(body, modulus, true), createReduction(body, modulus, true)];
    const [reals, imaginaries] = [body.i64(), body.i64()];
    const columns = Array.from({ length: COLUMNS }, (_, column) => {
      const cross = sum(productsOf(firstSum!.limbs, secondSum!.limbs, column));
      const difference = i64.subtract(get(reals), get(imaginaries));
      return [
        set(reals, sum(productsOf(first.real, second.real, column))),
        set(imaginaries, sum(productsOf(first.imaginary, second.imaginary, column))),
        real.add(column, [difference, i64.constant(offset[column]!)]),
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
    const total = keep(body, added(own.real, own.imaginary));
    const difference = keep(body, subtracted(own.real, own.imaginary));
    const doubled = keep(body, added(own.real, own.real));
    const [real, imaginary] = [createReduction(body, modulus, true), createReduction(body, modulus, true)];
    const columns = Array.from({ length: COLUMNS }, (_, column) => [
      real.add(column, [...productsOf(total.limbs, difference.limbs, column), i64.constant(offset[column]!)]),
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
    subtract: module.define(`${name}Subtract`, 3, partByPart(base.subtract)),
    multiply,
    square,
    isZero,
  };
}
