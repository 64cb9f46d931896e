import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { generateKernel, kernelFile } from "../../../scripts/kernel/generate.ts";
import { fromRoot } from "../../../services/shared/paths.ts";
import { createKernel, type Kernel } from "../../../src/prover/kernel/kernel.ts";
import {
  ELEMENT_BYTES,
  LIMB_BITS,
  LIMBS,
  limbsOf,
  MONTGOMERY_BITS,
} from "../../../src/prover/kernel/layout.ts";
import { randomBelow } from "../../support/prover/numbers.ts";

const COUNT = 20_000;

describe("the kernel", () => {
  it('is what its generator emits (else run "npm run kernel")', async () => {
    assert.equal(await readFile(fromRoot(kernelFile), "utf8"), generateKernel());
  });

  it("is small enough for a page", () => {
    assert.ok(generateKernel().length < 60_000);
  });
});

describe("the kernel's arithmetic", () => {
  let kernel: Kernel;
  let places: { left: number; right: number; result: number };
  before(async () => {
    kernel = await createKernel();
    const element = () => kernel.allocate(2 * ELEMENT_BYTES);
    places = { left: element(), right: element(), result: element() };
  });

  const write = (address: number, value: bigint) => {
    for (const [index, limb] of limbsOf(value).entries()) kernel.words()[address / 4 + index] = Number(limb);
  };
  /** What is in memory, after a check that it keeps the bound on which the kernel rests. */
  const read = (address: number, modulus: bigint) => {
    const limbs = [...kernel.words().subarray(address / 4, address / 4 + LIMBS)];
    for (const limb of limbs) assert.ok(limb < 2 ** LIMB_BITS);
    const value = limbs.reduceRight((sum, limb) => (sum << BigInt(LIMB_BITS)) + BigInt(limb), 0n);
    assert.ok(value < 2n * modulus);
    return value;
  };
  /** Numbers below twice a modulus, with all that lie on a border among them. */
  const operands = (modulus: bigint): [bigint, bigint][] => {
    const limb = 1n << BigInt(LIMB_BITS);
    const borders = [0n, 1n, limb - 1n, limb, modulus - 1n, modulus, modulus + 1n, 2n * modulus - 1n];
    const pairs = borders.flatMap((left) => borders.map((right): [bigint, bigint] => [left, right]));
    const random = () => randomBelow(2n * modulus);
    return [
      ...pairs,
      ...Array.from({ length: COUNT - pairs.length }, (): [bigint, bigint] => [random(), random()]),
    ];
  };
  const same = (actual: bigint, expected: bigint, modulus: bigint) =>
    assert.equal((actual - expected) % modulus, 0n);

  for (const name of ["base", "scalar"] as const) {
    it(`of the ${name} field is that of integers, on ${COUNT} pairs with the borders`, () => {
      const { left, right, result } = places;
      const { functions } = kernel;
      const { modulus, ...field } = kernel[name];
      const shift = inverseOf(1n << MONTGOMERY_BITS, modulus);
      for (const [a, b] of operands(modulus)) {
        write(left, a);
        write(right, b);
        field.add(result, left, right);
        same(read(result, modulus), a + b, modulus);
        field.subtract(result, left, right);
        same(read(result, modulus), a - b, modulus);
        field.multiply(result, left, right);
        same(read(result, modulus), a * b * shift, modulus);
        field.square(result, left);
        same(read(result, modulus), a * a * shift, modulus);
        assert.equal(field.isZero(left), a % modulus === 0n);
        functions[`${name}Pack`](result, left);
        functions[`${name}Unpack`](right, result);
        assert.equal(read(right, modulus), a % modulus);
      }
      for (const value of [0n, 1n, 2n, modulus - 1n, randomBelow(modulus)]) {
        field.write(left, value);
        assert.equal(field.read(left), value);
        field.invert(result, left);
        assert.equal((field.read(result) * value) % modulus, value === 0n ? 0n : 1n);
      }
    });
  }

  it(`of pairs is that of complex integers, on ${COUNT} of them with the borders, with differences as factors`, () => {
    const { left, right, result } = places;
    const { base, pair } = kernel;
    const { modulus } = base;
    const shift = inverseOf(1n << MONTGOMERY_BITS, modulus);
    const all = operands(modulus);
    const imaginary = (address: number) => address + ELEMENT_BYTES;
    const check = (real: bigint, other: bigint, scale = 1n) => {
      same(read(result, modulus), real * scale, modulus);
      same(read(imaginary(result), modulus), other * scale, modulus);
    };
    for (const [index, [a, b]] of all.entries()) {
      const [c, d] = all[(index * 7) % all.length]!;
      write(left, a);
      write(imaginary(left), b);
      write(right, c);
      write(imaginary(right), d);
      pair.multiply(result, left, right);
      check(a * c - b * d, a * d + b * c, shift);
      pair.square(result, left);
      check(a * a - b * b, 2n * a * b, shift);
      pair.add(result, left, right);
      check(a + c, b + d);
      pair.subtract(result, left, right);
      check(a - c, b - d);
      kernel.functions.pairDifference(right, left, right);
      pair.multiply(result, left, right);
      check(a * (a - c) - b * (b - d), a * (b - d) + b * (a - c), shift);
      kernel.functions.pairSubtractBoth(result, left, left, left);
      check(-a, -b);
    }
    pair.write(left, 3n, 4n);
    pair.invert(result, left);
    pair.multiply(result, result, left);
    assert.deepEqual([base.read(result), base.read(imaginary(result))], [1n, 0n]);
  });
});

function inverseOf(value: bigint, modulus: bigint): bigint {
  let [power, result] = [value % modulus, 1n];
  for (let exponent = modulus - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent % 2n === 1n) result = (result * power) % modulus;
    power = (power * power) % modulus;
  }
  return result;
}
