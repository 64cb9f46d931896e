import { SCALAR_MODULUS } from "../field.ts";
import { answerKey } from "../generated/answerKey.ts";
import type { Address } from "../prover/kernel/fields.ts";
import { createKernel, type Kernel } from "../prover/kernel/kernel.ts";
import { ELEMENT_BYTES, PAIR_BYTES } from "../prover/kernel/layout.ts";
import { type Lines, linesOf } from "../prover/pairing/lines.ts";
import { isOneInTheEnd, multiplyLines, type PointPair } from "../prover/pairing/product.ts";
import { TARGET_BYTES, targetOf } from "../prover/pairing/target.ts";
import { type Multiple, sumOfFew } from "../prover/sums/few.ts";
import { groupOf } from "../prover/sums/group.ts";
import type { FoldedPoint, Proof } from "./answer.ts";
import type { OwnSignals } from "./pairingCheck.ts";

/** A proof, its signals that are not folded, and the folded point of all others. */
export interface ProofCheck {
  readonly folded: FoldedPoint;
  readonly proof: Proof;
  readonly signals: OwnSignals;
}

/** Whether all of these proofs hold. Coordinates and signals must be below their moduli. */
export type CheckProofs = (checks: readonly ProofCheck[]) => boolean;

let prepared: Promise<CheckProofs> | undefined;

/** Compiles the kernel once. Rejects where a content policy forbids WebAssembly. */
export function prepareChecks(): Promise<CheckProofs> {
  prepared ??= createKernel().then(checksWith);
  return prepared;
}

const names = ["nullifier", "sealed", "subjectAndTime", "root"] as const;

function checksWith(kernel: Kernel): CheckProofs {
  const first = groupOf(kernel, "first");
  const target = targetOf(kernel);
  const findLines = linesOf(kernel);
  const points = curvePoints(kernel);
  const { vk_alpha_1, vk_beta_2, vk_gamma_2, vk_delta_2, signalPoints } = answerKey;
  const parts = (digits: readonly string[]) => [BigInt(digits[0]!), BigInt(digits[1]!)] as [bigint, bigint];
  const lines = ([x, y]: readonly (readonly string[])[]) => findLines(points.second(parts(x!), parts(y!))!)!;
  const alpha = points.first(parts(vk_alpha_1))!;
  const [beta, gamma, delta] = [lines(vk_beta_2), lines(vk_gamma_2), lines(vk_delta_2)];
  const signalPlaces = names.map((name) => points.first(parts(signalPoints[name]))!);

  /** A sum's place in memory; undefined for infinity, which is in no proof. */
  const sumAt = (multiples: readonly Multiple[]): Address | undefined => {
    const sum = sumOfFew(first, multiples);
    return sum === undefined ? undefined : points.first([sum.x[0]!, sum.y[0]!]);
  };
  const pairsOf = (checks: readonly ProofCheck[]): PointPair[] | undefined => {
    // Random factors: wrong proofs would have to cancel each other under every choice of 128 bits.
    const factors = checks.length === 1 ? [1n] : checks.map(randomFactor);
    const proofs: PointPair[] = [];
    const [folded, left]: [Multiple[], Multiple[]] = [[], []];
    for (const [index, { proof, folded: point }] of checks.entries()) {
      const factor = factors[index]!;
      const [a, c, own] = [points.first(proof.a), points.first(proof.c), points.first([point.x, point.y])];
      const [[bx1, bx0], [by1, by0]] = proof.b;
      const b = points.second([bx0, bx1], [by0, by1]);
      if (a === undefined || b === undefined || c === undefined || own === undefined) return undefined;
      const ofB: Lines | undefined = findLines(b);
      const negative = factor === 1n ? a : sumAt([{ point: a, factor }]);
      if (ofB === undefined || negative === undefined) return undefined;
      points.negate(negative);
      proofs.push({ point: negative, lines: ofB });
      folded.push({ point: own, factor });
      left.push({ point: c, factor });
    }
    const signals = names.map((name, index) => ({
      point: signalPlaces[index]!,
      factor:
        checks.reduce((sum, check, at) => sum + factors[at]! * check.signals[name], 0n) % SCALAR_MODULUS,
    }));
    const total = factors.reduce((sum, factor) => sum + factor);
    const sums = [sumAt([{ point: alpha, factor: total }]), sumAt([...folded, ...signals]), sumAt(left)];
    if (sums.some((sum) => sum === undefined)) return undefined;
    return [...proofs, ...[beta, gamma, delta].map((lines, index) => ({ point: sums[index]!, lines }))];
  };

  return (checks) =>
    kernel.borrow(() => {
      if (checks.length === 0) return true;
      const pairs = pairsOf(checks);
      if (pairs === undefined) return false;
      const product = kernel.allocate(TARGET_BYTES);
      multiplyLines(kernel, target, pairs, product);
      return isOneInTheEnd(kernel, target, product);
    });
}

/** Stores points of the curve y^2 = x^3 + 3 and of its twist; undefined for coordinates off them, and for infinity. */
function curvePoints(kernel: Kernel) {
  const { base, pair, allocate } = kernel;
  const constants = {
    base: allocate(ELEMENT_BYTES),
    pair: allocate(PAIR_BYTES),
    zero: allocate(ELEMENT_BYTES),
  };
  base.write(constants.zero, 0n);
  base.write(constants.base, 3n);
  // On the twist, 3 / (9 + i).
  pair.write(constants.pair, 9n, 1n);
  pair.invert(constants.pair, constants.pair);
  base.multiply(constants.pair, constants.pair, constants.base);
  base.multiply(constants.pair + ELEMENT_BYTES, constants.pair + ELEMENT_BYTES, constants.base);

  const isOnCurve = (field: typeof pair, point: Address, constant: Address): boolean =>
    kernel.borrow(() => {
      const [left, right] = [allocate(field.bytes), allocate(field.bytes)];
      field.square(left, point + field.bytes);
      field.square(right, point);
      field.multiply(right, right, point);
      field.add(right, right, constant);
      field.subtract(left, left, right);
      return field.isZero(left);
    });
  const isInField = (values: readonly bigint[]) =>
    values.every((value) => value >= 0n && value < base.modulus);

  return {
    first([x, y]: readonly [bigint, bigint]): Address | undefined {
      if (!isInField([x, y])) return undefined;
      const point = allocate(2 * ELEMENT_BYTES);
      base.write(point, x);
      base.write(point + ELEMENT_BYTES, y);
      return isOnCurve(base, point, constants.base) ? point : undefined;
    },
    second(x: readonly [bigint, bigint], y: readonly [bigint, bigint]): Address | undefined {
      if (!isInField([...x, ...y])) return undefined;
      const point = allocate(2 * PAIR_BYTES);
      pair.write(point, ...x);
      pair.write(point + PAIR_BYTES, ...y);
      return isOnCurve(pair, point, constants.pair) ? point : undefined;
    },
    negate(point: Address): void {
      base.subtract(point + ELEMENT_BYTES, constants.zero, point + ELEMENT_BYTES);
    },
  };
}

function randomFactor(): bigint {
  const [high, low] = crypto.getRandomValues(new BigUint64Array(2)) as unknown as [bigint, bigint];
  return (high << 64n) | low;
}
