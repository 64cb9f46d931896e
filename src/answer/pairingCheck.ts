import { bn254 } from "@noble/curves/bn254.js";
import { answerKey } from "../generated/answerKey.ts";
import type { FoldedPoint, Proof } from "./answer.ts";

/** The signals of an answer that are not folded, as the circuit has them: field elements. */
export type OwnSignals = Readonly<Record<"nullifier" | "sealed" | "subjectAndTime" | "root", bigint>>;

const { fields, millerLoopBatch, utils } = bn254;
const First = bn254.G1.Point;
const Second = bn254.G2.Point;

/**
 * Whether e(A, B) = e(alpha, beta) e(sum of the signals, gamma) e(C, delta): Groth16's equation, under the folded point.
 * False for points off the curve or outside of its group, and for the point at infinity, which is in no proof. Needs no
 * WebAssembly and no worker.
 */
export function isProofOf(folded: FoldedPoint, { a, b, c }: Proof, signals: OwnSignals): boolean {
  try {
    return holds(folded, { a, b, c }, signals);
  } catch {
    // The curve's library refuses such points.
    return false;
  }
}

function holds(folded: FoldedPoint, { a, b, c }: Proof, signals: OwnSignals): boolean {
  prepared ??= prepareKey();
  const key = prepared;
  let sum = firstPoint([folded.x, folded.y]);
  for (const [name, point] of key.signalPoints) sum = sum.add(point.multiplyUnsafe(signals[name]));
  const product = millerLoopBatch([
    pair(firstPoint(a).negate(), linesOf([b[0][1], b[0][0]], [b[1][1], b[1][0]])),
    pair(key.alpha, key.beta),
    pair(sum, key.gamma),
    pair(firstPoint(c), key.delta),
  ]);
  return fields.Fp12.eql(fields.Fp12.finalExponentiate(product), fields.Fp12.ONE);
}

type FirstPoint = InstanceType<typeof First>;
/** A point of the second group, as the pairing's loop takes it. */
type Lines = ReturnType<typeof utils.calcPairingPrecomputes>;

/** What is the same for all proofs: worked out once takes a third off each check. */
let prepared: ReturnType<typeof prepareKey> | undefined;

function prepareKey() {
  const { vk_alpha_1: alpha, vk_beta_2: beta, vk_gamma_2: gamma, vk_delta_2: delta } = answerKey;
  const { nullifier, sealed, subjectAndTime, root } = answerKey.signalPoints;
  const lines = ([x, y]: typeof beta | typeof gamma | typeof delta) => linesOf(numbers(x), numbers(y));
  return {
    alpha: firstPoint(numbers(alpha)),
    beta: lines(beta),
    gamma: lines(gamma),
    delta: lines(delta),
    signalPoints: Object.entries({ nullifier, sealed, subjectAndTime, root }).map(
      ([name, point]) => [name as keyof OwnSignals, firstPoint(numbers(point)).precompute(4)] as const,
    ),
  };
}

function pair(point: FirstPoint, lines: Lines): [Lines, bigint, bigint] {
  // The loop would take infinity for another point.
  if (point.is0()) throw new RangeError("the point at infinity");
  const { x, y } = point.toAffine();
  return [lines, x, y];
}

function firstPoint([x, y]: readonly [bigint, bigint]): FirstPoint {
  const point = First.fromAffine({ x, y });
  point.assertValidity();
  return point;
}

/** Coordinates with the real part first, as in snarkjs's key; the chain has the imaginary part first. */
function linesOf(x: readonly [bigint, bigint], y: readonly [bigint, bigint]): Lines {
  const point = Second.fromAffine({ x: { c0: x[0], c1: x[1] }, y: { c0: y[0], c1: y[1] } });
  point.assertValidity();
  return utils.calcPairingPrecomputes(point);
}

function numbers(digits: readonly [string, string, ...string[]]): [bigint, bigint] {
  return [BigInt(digits[0]), BigInt(digits[1])];
}
