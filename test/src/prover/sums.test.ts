import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { bn254 } from "@noble/curves/bn254.js";
import { SCALAR_MODULUS } from "../../../src/field.ts";
import { writePacked } from "../../../src/prover/kernel/fields.ts";
import { createKernel, type Kernel } from "../../../src/prover/kernel/kernel.ts";
import { digitsOf } from "../../../src/prover/sums/digits.ts";
import { sumOfFew } from "../../../src/prover/sums/few.ts";
import { type Group, groupOf } from "../../../src/prover/sums/group.ts";
import type { AffinePoint } from "../../../src/prover/sums/jacobian.ts";
import { sumOfTerms } from "../../../src/prover/sums/sum.ts";
import { randomBelow } from "../../support/prover/numbers.ts";

/** Scalars on the borders of windows, and around the half from which on negatives are taken. */
const borders = [
  0n,
  1n,
  SCALAR_MODULUS - 1n,
  SCALAR_MODULUS / 2n,
  SCALAR_MODULUS / 2n + 1n,
  ...[2n, 4n, 8n, 9n, 10n, 11n, 12n, 40n, 253n].flatMap((bits) => [
    2n ** bits - 1n,
    2n ** bits,
    2n ** bits + 1n,
  ]),
].map((value) => value % SCALAR_MODULUS);

for (const name of ["first", "second"] as const) {
  describe(`sums in the ${name} group`, () => {
    const Point = name === "first" ? bn254.G1.Point : bn254.G2.Point;
    type AnyPoint = typeof Point.BASE;
    let kernel: Kernel;
    let group: Group;
    before(async () => {
      kernel = await createKernel();
      group = groupOf(kernel, name);
    });

    const random = () => Point.BASE.multiply((1n + randomBelow(2n ** 64n)) as never) as AnyPoint;
    const coordinates = (point: AnyPoint): bigint[] => {
      const { x, y } = point.toAffine();
      return [x, y].flatMap((value) => (typeof value === "bigint" ? [value] : [value.c0, value.c1]));
    };
    const store = (point: AnyPoint): number => {
      const address = kernel.allocate(group.bytes);
      const parts = coordinates(point);
      for (const [index, part] of parts.entries()) {
        kernel.base.write(address + (index * group.bytes) / parts.length, part);
      }
      return address;
    };
    const flat = (point: AffinePoint) => (point === undefined ? "infinity" : [...point.x, ...point.y]);
    const expected = (points: readonly AnyPoint[], scalars: readonly bigint[]) => {
      const sum = points.reduce(
        (total, point, index) =>
          total.add(
            (scalars[index] === 0n ? Point.ZERO : point.multiply(scalars[index]!)) as never,
          ) as AnyPoint,
        Point.ZERO as AnyPoint,
      );
      return sum.is0() ? "infinity" : coordinates(sum);
    };
    const check = (points: readonly AnyPoint[], scalars: readonly bigint[]) =>
      kernel.borrow(() => {
        const addresses = scalars.map((scalar) => {
          const address = kernel.allocate(32);
          writePacked(kernel.words(), address, scalar);
          return address;
        });
        const stored = points.map(store);
        const wanted = expected(points, scalars);
        assert.deepEqual(flat(sumOfTerms(group, { points: stored, scalars: addresses })), wanted);
        const multiples = stored.map((point, index) => ({ point, factor: scalars[index]! }));
        if (points.length < 20) assert.deepEqual(flat(sumOfFew(group, multiples)), wanted);
      });

    for (const count of [1, 2, 3, 17, 300]) {
      it(`of ${count} points are an independent library's, with repeats, opposites and borders`, () => {
        const points = Array.from({ length: count }, random);
        check(
          points,
          points.map(() => randomBelow(SCALAR_MODULUS)),
        );
        check(
          points,
          points.map((_, index) => borders[index % borders.length]!),
        );
        const repeated = points.map((_, index) => points[index % 2] ?? points[0]!);
        check(
          repeated,
          points.map(() => randomBelow(8n)),
        );
        const opposite = points.map(
          (point, index) => (index % 2 === 0 ? point : points[index - 1]!.negate()) as AnyPoint,
        );
        check(
          opposite,
          points.map((_, index) => borders[(index >> 1) % borders.length]!),
        );
        check(
          points,
          points.map(() => 0n),
        );
      });
    }

    it("of one point are its multiples by every border", () => {
      const point = random();
      for (const scalar of borders) check([point], [scalar]);
    });

    it("of a point at infinity in between leave the others", () => {
      const point = random();
      const addresses = [store(point), store(point), kernel.allocate(group.bytes)];
      const empty = addresses[2]!;
      kernel.words().fill(0, empty / 4, (empty + group.bytes) / 4);
      const lists: [number[], bigint | undefined][] = [
        [[addresses[0]!, empty], 1n],
        [[empty, addresses[0]! + 1], SCALAR_MODULUS - 1n],
        [[empty, empty], undefined],
        [[addresses[0]!, addresses[1]!], 2n],
        [[addresses[0]!, addresses[1]! + 1, empty], undefined],
      ];
      for (const [references, factor] of lists) {
        const list = Uint32Array.from(references);
        const ends = Uint32Array.of(list.length);
        group.addLists(list, ends, kernel.allocate(4 * group.bytes));
        const place = list[0]! & ~1;
        const sum = sumOfFew(group, [{ point: place, factor: 1n }]);
        const signed = (list[0]! & 1) === 1 ? SCALAR_MODULUS - 1n : 1n;
        assert.deepEqual(
          flat(sum),
          factor === undefined ? "infinity" : expected([point], [(factor * signed) % SCALAR_MODULUS]),
        );
      }
    });
  });
}

describe("digits of scalars", () => {
  it("add up to the scalar, in windows of every width", () => {
    const scalars = [...borders, ...Array.from({ length: 50 }, () => randomBelow(SCALAR_MODULUS))];
    const words = new Uint32Array(8 * scalars.length);
    for (const [index, scalar] of scalars.entries()) writePacked(words, 32 * index, scalar);
    for (let width = 2; width <= 13; width++) {
      const places = scalars.map((_, index) => 8 * index);
      const { values, windows } = digitsOf(words, places, width);
      for (const [index, scalar] of scalars.entries()) {
        const digits = Array.from({ length: windows }, (_, window) => values[window * places.length + index]!);
        const sum = digits.reduceRight((total, digit) => (total << BigInt(width)) + BigInt(digit), 0n);
        assert.equal((sum - scalar) % SCALAR_MODULUS, 0n);
        for (const digit of digits) assert.ok(Math.abs(digit) <= 2 ** (width - 1));
      }
    }
  });
});
