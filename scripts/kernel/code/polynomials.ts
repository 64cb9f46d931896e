import { ELEMENT_BYTES } from "../../../src/prover/kernel/layout.ts";
import { type Code, get, i32, type Local, repeatWhile, set } from "../assembler/instructions.ts";
import type { Body, ModuleBuilder } from "../assembler/module.ts";
import { multiplied, unpacked } from "./field.ts";
import {
  added,
  differenceOf,
  keepLimbs,
  type Limbs,
  loadLimbs,
  type Modulus,
  storeLimbs,
  storeReduced,
} from "./limbs.ts";

/** Bytes of a key's coefficient: matrix, row and wire in 32 bits each, then the value. */
const COEFFICIENT = { matrix: 0, row: 4, wire: 8, value: 12, bytes: 44 } as const;

const step = (local: Local, by: Code) => set(local, i32.add(get(local), by));
const constant = i32.constant;

/**
 * Defines what works on vectors of the scalar field:
 * - `rows(coefficients, count, witness, sums, size)`: adds coefficient times wire to the sum of its row; the sums of the
 *   second matrix follow on the `size` sums of the first.
 * - `split(values, count, half, roots, stride)`: one level of an inverse Fourier transform that leaves its values in
 *   bit-reversed order.
 * - `join(values, count, half, roots, stride)`: one level of a transform that takes them in that order.
 */
export function definePolynomials(module: ModuleBuilder, modulus: Modulus): void {
  module.define("rows", 5, (body) => {
    const [coefficients, count, witness, sums, size] = body.parameters as [Local, Local, Local, Local, Local];
    const target = body.i32();
    const field = (offset: number) => i32.load(get(coefficients), offset);
    const row = i32.add(i32.multiply(field(COEFFICIENT.matrix), get(size)), field(COEFFICIENT.row));
    const wire = i32.add(get(witness), i32.multiply(field(COEFFICIENT.wire), constant(ELEMENT_BYTES)));
    const value = unpacked(body, get(coefficients), COEFFICIENT.value);
    const kept = keepLimbs(body, value.limbs);
    const known = loadLimbs(body, wire);
    const product = multiplied(body, modulus, kept.limbs, known.limbs);
    const before = loadLimbs(body, get(target));
    return repeatWhile(get(count), [
      set(target, i32.add(get(sums), i32.multiply(row, constant(ELEMENT_BYTES)))),
      value.code,
      kept.code,
      known.code,
      product.code,
      before.code,
      storeReduced(body, modulus, added(before.limbs, product.limbs), get(target)),
      step(coefficients, constant(COEFFICIENT.bytes)),
      step(count, constant(-1)),
    ]);
  });

  /** Runs a butterfly over all pairs of a level: `half` pairs in each block of `2 half` values. */
  const level = (name: string, butterfly: (body: Body, low: Code, high: Code, root: Code) => Code) =>
    module.define(name, 5, (body) => {
      const [low, count, half, roots, stride] = body.parameters as [Local, Local, Local, Local, Local];
      const [high, root, left] = [body.i32(), body.i32(), body.i32()];
      const bytes = i32.multiply(get(half), constant(ELEMENT_BYTES));
      return repeatWhile(get(count), [
        set(high, i32.add(get(low), bytes)),
        set(root, get(roots)),
        set(left, get(half)),
        repeatWhile(get(left), [
          butterfly(body, get(low), get(high), get(root)),
          step(low, constant(ELEMENT_BYTES)),
          step(high, constant(ELEMENT_BYTES)),
          step(root, get(stride)),
          step(left, constant(-1)),
        ]),
        // The upper half of the block is done.
        step(low, bytes),
        set(count, i32.subtract(i32.subtract(get(count), get(half)), get(half))),
      ]);
    });

  const load = (body: Body, ...addresses: Code[]) => addresses.map((address) => loadLimbs(body, address));
  const store = (body: Body, limbs: Limbs, address: Code) => storeReduced(body, modulus, limbs, address);

  level("split", (body, low, high, root) => {
    const [first, second, factor] = load(body, low, high, root);
    const lower = keepLimbs(body, differenceOf(modulus, first!.limbs, second!.limbs));
    const product = multiplied(body, modulus, factor!.limbs, lower.limbs);
    return [
      [first!.code, second!.code, factor!.code],
      store(body, added(first!.limbs, second!.limbs), low),
      lower.code,
      product.code,
      storeLimbs(high, product.limbs),
    ];
  });

  level("join", (body, low, high, root) => {
    const [first, second, factor] = load(body, low, high, root);
    const product = multiplied(body, modulus, second!.limbs, factor!.limbs);
    return [
      [first!.code, second!.code, factor!.code],
      product.code,
      store(body, added(first!.limbs, product.limbs), low),
      store(body, differenceOf(modulus, first!.limbs, product.limbs), high),
    ];
  });
}
