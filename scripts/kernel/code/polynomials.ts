import { ELEMENT_BYTES } from "../../../src/prover/kernel/layout.ts";
import { type Code, call, get, i32, type Local, repeatWhile, set } from "../assembler/instructions.ts";
import type { ModuleBuilder } from "../assembler/module.ts";
import type { PrimeFunctions } from "./field.ts";

/** Bytes of a key's coefficient: matrix, row and wire in 32 bits each, then the value. */
const COEFFICIENT = { matrix: 0, row: 4, wire: 8, value: 12, bytes: 44 } as const;

const constant = i32.constant;
const step = (local: Local, by: Code) => set(local, i32.add(get(local), by));
/** Where the functions keep what they are at, in the kernel's own bytes. */
const [first, second] = [constant(720), constant(792)];

/**
 * Defines what works on vectors of the scalar field. The loops call the field's functions: an engine compiles each of them
 * once, which for a first proof counts more than the calls.
 * - `rows(coefficients, count, witness, sums, size)`: adds coefficient times wire to the sum of its row; the sums of the
 *   second matrix follow on the `size` sums of the first.
 * - `split(values, count, half, roots, stride)`: one level of an inverse Fourier transform that leaves its values in
 *   bit-reversed order.
 * - `join(values, count, half, roots, stride)`: one level of a transform that takes them in that order.
 */
export function definePolynomials(module: ModuleBuilder, field: PrimeFunctions): void {
  module.define("rows", 5, (body) => {
    const [coefficients, count, witness, sums, size] = body.parameters as [Local, Local, Local, Local, Local];
    const target = body.i32();
    const part = (offset: number) => i32.load(get(coefficients), offset);
    const row = i32.add(i32.multiply(part(COEFFICIENT.matrix), get(size)), part(COEFFICIENT.row));
    const wire = i32.add(get(witness), i32.multiply(part(COEFFICIENT.wire), constant(ELEMENT_BYTES)));
    return repeatWhile(get(count), [
      set(target, i32.add(get(sums), i32.multiply(row, constant(ELEMENT_BYTES)))),
      call(field.unpack, first, i32.add(get(coefficients), constant(COEFFICIENT.value))),
      call(field.multiply, first, first, wire),
      call(field.add, get(target), get(target), first),
      step(coefficients, constant(COEFFICIENT.bytes)),
      step(count, constant(-1)),
    ]);
  });

  /** Runs a butterfly over all pairs of a level: `half` pairs in each block of `2 half` values. */
  const level = (name: string, butterfly: (low: Code, high: Code, root: Code) => Code) =>
    module.define(name, 5, (body) => {
      const [low, count, half, roots, stride] = body.parameters as [Local, Local, Local, Local, Local];
      const [high, root, left] = [body.i32(), body.i32(), body.i32()];
      const bytes = i32.multiply(get(half), constant(ELEMENT_BYTES));
      return repeatWhile(get(count), [
        set(high, i32.add(get(low), bytes)),
        set(root, get(roots)),
        set(left, get(half)),
        repeatWhile(get(left), [
          butterfly(get(low), get(high), get(root)),
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

  level("split", (low, high, root) => [
    call(field.difference, second, low, high),
    call(field.add, low, low, high),
    call(field.multiply, high, root, second),
  ]);

  level("join", (low, high, root) => [
    call(field.multiply, second, high, root),
    call(field.subtract, high, low, second),
    call(field.add, low, low, second),
  ]);
}
