import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { bn254 } from "@noble/curves/bn254.js";
import { SCALAR_MODULUS } from "../../../src/field.ts";
import { createKernel, type Kernel } from "../../../src/prover/kernel/kernel.ts";
import { ELEMENT_BYTES, PAIR_BYTES } from "../../../src/prover/kernel/layout.ts";
import { linesOf } from "../../../src/prover/pairing/lines.ts";
import { isOneInTheEnd, multiplyLines } from "../../../src/prover/pairing/product.ts";
import { TARGET_BYTES, type Target, targetOf } from "../../../src/prover/pairing/target.ts";
import { randomBelow } from "../../support/prover/numbers.ts";

const { G1, G2, fields } = bn254;
/** Order of the twist's points beside the second group: its smallest factor is 10069. */
const COFACTOR = 2n * fields.Fp.ORDER - SCALAR_MODULUS;

describe("the kernel's pairing", () => {
  let kernel: Kernel;
  let target: Target;
  let findLines: ReturnType<typeof linesOf>;
  before(async () => {
    kernel = await createKernel();
    target = targetOf(kernel);
    findLines = linesOf(kernel);
  });

  const storeFirst = (factor: bigint) => {
    const { x, y } = G1.Point.BASE.multiply(factor).toAffine();
    const point = kernel.allocate(2 * ELEMENT_BYTES);
    kernel.base.write(point, x);
    kernel.base.write(point + ELEMENT_BYTES, y);
    return point;
  };
  const storeSecond = (point: typeof G2.Point.BASE) => {
    const { x, y } = point.toAffine();
    const address = kernel.allocate(2 * PAIR_BYTES);
    kernel.pair.write(address, x.c0, x.c1);
    kernel.pair.write(address + PAIR_BYTES, y.c0, y.c1);
    return address;
  };

  it("is bilinear: a product of pairs is one exactly if the factors' products add up to zero", () => {
    for (let round = 0; round < 20; round++) {
      const [a, b, c] = [1, 2, 3].map(() => 1n + randomBelow(SCALAR_MODULUS - 1n)) as [
        bigint,
        bigint,
        bigint,
      ];
      const inverse = fields.Fr.inv(c);
      const d = fields.Fr.neg(fields.Fr.mul(fields.Fr.mul(a, b), inverse));
      for (const [last, expected] of [
        [d, true],
        [fields.Fr.add(d, 1n), false],
      ] as const) {
        kernel.borrow(() => {
          const pairs = [
            { point: storeFirst(a), lines: findLines(storeSecond(G2.Point.BASE.multiply(b)))! },
            { point: storeFirst(last), lines: findLines(storeSecond(G2.Point.BASE.multiply(c)))! },
          ];
          const product = kernel.allocate(TARGET_BYTES);
          multiplyLines(kernel, target, pairs, product);
          assert.equal(isOneInTheEnd(kernel, target, product), expected);
        });
      }
    }
  });

  it("is refused for points of the twist outside of the second group, whatever their order", () => {
    const { Fp2 } = fields;
    const twist = Fp2.div(Fp2.fromBigTuple([3n, 0n]), Fp2.fromBigTuple([9n, 1n]));
    let found = 0;
    for (let abscissa = 1n; found < 8; abscissa++) {
      const x = Fp2.fromBigTuple([abscissa, 1n]);
      const square = Fp2.add(Fp2.mul(Fp2.sqr(x), x), twist);
      let y: typeof x;
      try {
        y = Fp2.sqrt(square);
      } catch {
        continue;
      }
      found++;
      const outside = G2.Point.fromAffine({ x, y });
      // The point itself, one without a part in the group, and ones of small order.
      const ofCofactor = outside.multiplyUnsafe(SCALAR_MODULUS - 1n).add(outside);
      const small = multiple(ofCofactor, COFACTOR / 10069n);
      const candidates = [outside, ofCofactor, small, small.add(G2.Point.BASE)];
      for (const point of candidates) {
        if (point.is0() || point.isTorsionFree()) continue;
        assert.equal(
          kernel.borrow(() => findLines(storeSecond(point))),
          undefined,
        );
      }
      const inside = multiple(outside, COFACTOR);
      assert.ok(kernel.borrow(() => findLines(storeSecond(inside))) !== undefined);
    }
  });
});

/** A multiple by a number beyond the group's order, which the library's own function refuses. */
function multiple(point: typeof G2.Point.BASE, factor: bigint): typeof G2.Point.BASE {
  let total = G2.Point.ZERO;
  for (const bit of factor.toString(2)) {
    total = total.double();
    if (bit === "1") total = total.add(point);
  }
  return total;
}
