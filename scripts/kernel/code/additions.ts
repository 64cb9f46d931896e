import { limbsOf, MONTGOMERY_BITS, slotOf } from "../../../src/prover/kernel/layout.ts";
import {
  type Code,
  call,
  get,
  i32,
  i64,
  type Local,
  repeatWhile,
  set,
  when,
} from "../assembler/instructions.ts";
import type { ModuleBuilder } from "../assembler/module.ts";
import type { FieldFunctions } from "./field.ts";
import { loadLimbs, type Modulus, storeLimbs, storeReduced, withMultiple } from "./limbs.ts";

// Many additions of affine points at once share one inversion (Montgomery's trick): `Before` multiplies all
// denominators, `After` takes the inverse of their product apart again and adds.
//
// A reference to a point is its address, plus 1 for the point's negative. The point at infinity is all zeros; no other
// point has an ordinate of zero.

/** Kinds of additions: of two different points, of equal ones, and where one operand or the result is infinity. */
const kind = { sum: 0, double: 1, left: 2, right: 3, infinity: 4 } as const;

/** Where the functions keep what they are at, in the kernel's own bytes; the last one stays zero. */
const [first, second, slope, zeros] = [144, 288, 432, 576] as const;
const at = (address: number): Code => i32.constant(address);

/**
 * Defines the batched additions of a curve y^2 = x^3 + b over a field of one or two parts:
 * - `Before(pairs, count, slots)`: pairs of references; fills `count` slots, and into the next slot puts the product of
 *   all denominators.
 * - `After(pairs, count, slots, inverse, sums)`: stores `count` points at `sums`; the inverse is used up.
 */
export function defineAdditions(
  module: ModuleBuilder,
  name: string,
  modulus: Modulus,
  field: FieldFunctions,
): void {
  const { bytes } = field;
  const slot = slotOf(bytes);
  /** A reference whose ordinate is the element at an address. */
  const asOrdinate = (address: number) => at(address - bytes);
  const one = limbsOf((1n << MONTGOMERY_BITS) % modulus.value).map(i64.constant);
  const zero = one.map(() => i64.constant(0n));
  const addressOf = (reference: Local) => i32.and(get(reference), i32.constant(-2));
  const ordinateOf = (reference: Local) => i32.add(addressOf(reference), i32.constant(bytes));
  const storeConstant = (address: Code, limbs: readonly Code[]) => [
    storeLimbs(address, limbs),
    bytes > 4 * limbs.length ? storeLimbs(address, zero, 4 * limbs.length) : [],
  ];

  // result = +-left - +-right, for ordinates of references.
  const subtractOrdinates = module.define(`${name}Ordinates`, 3, (body) => {
    const [result, left, right] = body.parameters as [Local, Local, Local];
    const [leftSign, rightSign] = [body.i64(), body.i64()];
    const signOf = (reference: Local) =>
      i64.subtract(i64.constant(0n), i64.fromI32(i32.and(get(reference), i32.constant(1))));
    const negatedIf = (sign: Local, limb: Code) => i64.subtract(i64.exclusiveOr(limb, get(sign)), get(sign));
    const parts = Array.from({ length: bytes / (4 * one.length) }, (_, part) => {
      const offset = part * 4 * one.length;
      const [minuend, subtrahend] = [
        loadLimbs(body, ordinateOf(left), offset),
        loadLimbs(body, ordinateOf(right), offset),
      ];
      const difference = minuend.limbs.map((limb, index) =>
        i64.subtract(negatedIf(leftSign, limb), negatedIf(rightSign, subtrahend.limbs[index]!)),
      );
      const positive = withMultiple(modulus, 4n, difference);
      return [minuend.code, subtrahend.code, storeReduced(body, modulus, positive, get(result), offset)];
    });
    return [set(leftSign, signOf(left)), set(rightSign, signOf(right)), parts];
  });

  const isInfinity = (reference: Local): Code => {
    const words = Array.from({ length: bytes / 4 }, (_, index) => i32.load(ordinateOf(reference), 4 * index));
    return i32.isZero(words.reduce((left, right) => i32.or(left, right)));
  };

  /** Fills the kind and denominator of a slot for pairs that are not just two different points. */
  const classify = module.define(`${name}Classify`, 3, (body) => {
    const [filled, left, right] = body.parameters as [Local, Local, Local];
    const denominator = i32.add(get(filled), i32.constant(slot.denominator));
    const is = (value: number) => i32.store(get(filled), i32.constant(value), slot.kind);
    const without = (value: number) => [is(value), storeConstant(denominator, one)];
    const opposite = i32.add(
      get(right),
      i32.subtract(i32.constant(1), i32.multiply(i32.constant(2), i32.and(get(right), i32.constant(1)))),
    );
    const haveEqualAbscissas = [
      call(field.subtract, at(first), addressOf(left), addressOf(right)),
      call(field.isZero, at(first)),
    ];
    const equalOrOpposite = [
      call(subtractOrdinates, at(first), get(left), get(right)),
      when(
        call(field.isZero, at(first)),
        // y - (-y) is twice the ordinate.
        [is(kind.double), call(subtractOrdinates, denominator, get(left), opposite)],
        without(kind.infinity),
      ),
    ];
    return when(
      isInfinity(left),
      when(isInfinity(right), without(kind.infinity), without(kind.right)),
      when(isInfinity(right), without(kind.left), when(haveEqualAbscissas, equalOrOpposite, is(kind.sum))),
    );
  });

  /** Advances over pairs and slots, up or down. */
  const step = (local: Local, by: number) => set(local, i32.add(get(local), i32.constant(by)));
  const loadPair = (pairs: Local, left: Local, right: Local) => [
    set(left, i32.load(get(pairs))),
    set(right, i32.load(get(pairs), 4)),
  ];

  module.define(`${name}Before`, 3, (body) => {
    const [pairs, count, slots] = body.parameters as [Local, Local, Local];
    const [left, right] = [body.i32(), body.i32()];
    const denominator = i32.add(get(slots), i32.constant(slot.denominator));
    const next = i32.add(get(slots), i32.constant(slot.bytes));
    // Zeros show in the lowest limb: a test of that sorts out what hardly ever happens.
    const lowest = i32.load(next);
    const isUnusual = [
      i32.isZero(lowest),
      i32.equal(lowest, i32.constant(Number(modulus.limbs[0]))),
      i32.isZero(i32.load(ordinateOf(left))),
      i32.isZero(i32.load(ordinateOf(right))),
    ].reduce((either, or) => i32.or(either, or));
    return [
      storeConstant(get(slots), one),
      repeatWhile(get(count), [
        loadPair(pairs, left, right),
        call(field.difference, denominator, addressOf(right), addressOf(left)),
        call(field.multiply, next, get(slots), denominator),
        i32.store(get(slots), i32.constant(kind.sum), slot.kind),
        when(isUnusual, [
          call(classify, get(slots), get(left), get(right)),
          call(field.multiply, next, get(slots), denominator),
        ]),
        step(pairs, 8),
        step(slots, slot.bytes),
        step(count, -1),
      ]),
    ];
  });

  module.define(`${name}After`, 5, (body) => {
    const [pairs, count, slots, inverse, sums] = body.parameters as [Local, Local, Local, Local, Local];
    const [left, right, type] = [body.i32(), body.i32(), body.i32()];
    const ordinate = i32.add(get(sums), i32.constant(bytes));
    const toEnd = (local: Local, each: number) =>
      set(local, i32.add(get(local), i32.multiply(get(count), i32.constant(each))));
    const tangent = [
      call(field.square, at(second), addressOf(left)),
      call(field.add, at(first), at(second), at(second)),
      call(field.add, at(first), at(first), at(second)),
    ];
    const chord = call(subtractOrdinates, at(first), get(right), get(left));
    const add = [
      when(i32.equal(get(type), i32.constant(kind.double)), tangent, chord),
      call(field.multiply, at(slope), at(slope), at(first)),
      call(field.square, at(first), at(slope)),
      call(field.subtractBoth, get(sums), at(first), addressOf(left), addressOf(right)),
      call(field.difference, at(second), addressOf(left), get(sums)),
      call(field.multiply, at(first), at(slope), at(second)),
      call(subtractOrdinates, ordinate, asOrdinate(first), get(left)),
    ];
    const copy = (reference: Local) => [
      call(field.add, get(sums), addressOf(reference), at(zeros)),
      call(subtractOrdinates, ordinate, get(reference), asOrdinate(zeros)),
    ];
    const copyOrClear = when(
      i32.equal(get(type), i32.constant(kind.left)),
      copy(left),
      when(i32.equal(get(type), i32.constant(kind.right)), copy(right), [
        storeConstant(get(sums), zero),
        storeConstant(ordinate, zero),
      ]),
    );
    return [
      toEnd(pairs, 8),
      toEnd(slots, slot.bytes),
      toEnd(sums, 2 * bytes),
      repeatWhile(get(count), [
        step(pairs, -8),
        step(slots, -slot.bytes),
        step(sums, -2 * bytes),
        step(count, -1),
        loadPair(pairs, left, right),
        call(field.multiply, at(slope), get(inverse), get(slots)),
        call(field.multiply, get(inverse), get(inverse), i32.add(get(slots), i32.constant(slot.denominator))),
        set(type, i32.load(get(slots), slot.kind)),
        when(i32.below(get(type), i32.constant(kind.left)), add, copyOrClear),
      ]),
    ];
  });
}
