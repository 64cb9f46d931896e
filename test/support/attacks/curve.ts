import { bn254 } from "@noble/curves/bn254.js";
import type { Proof } from "../../../src/answer/answer.ts";
import { SCALAR_MODULUS } from "../../../src/field.ts";
import { answerKey } from "../../../src/generated/answerKey.ts";
import type { Random } from "../random.ts";

const { Fp2 } = bn254.fields;
const G1 = bn254.G1.Point;
const G2 = bn254.G2.Point;
type G1 = typeof G1.BASE;
type G2 = typeof G2.BASE;
/** Coordinates as the chain takes them, imaginary parts first. */
type Twisted = Proof["b"];

/** Not zero. */
function randomScalar(random: Random): bigint {
  return (random.field() % (SCALAR_MODULUS - 1n)) + 1n;
}

function readG1([x, y]: Proof["a"]): G1 {
  return G1.fromAffine({ x, y });
}

function writeG1(point: G1): Proof["a"] {
  const { x, y } = point.toAffine();
  return [x, y];
}

function readG2([x, y]: Twisted): G2 {
  return G2.fromAffine({ x: { c0: x[1], c1: x[0] }, y: { c0: y[1], c1: y[0] } });
}

function writeG2(point: G2): Twisted {
  const { x, y } = point.toAffine();
  return [
    [x.c1, x.c0],
    [y.c1, y.c0],
  ];
}

/** A random point of the first curve group. */
export function randomG1(random: Random): Proof["a"] {
  return writeG1(G1.BASE.multiply(randomScalar(random)));
}

/** A random point of the second curve group. */
export function randomG2(random: Random): Twisted {
  return writeG2(G2.BASE.multiply(randomScalar(random)));
}

/** point + factor * step */
export function shiftG1(point: Proof["a"], step: Proof["a"], factor: bigint): Proof["a"] {
  return writeG1(readG1(point).add(readG1(step).multiplyUnsafe(factor)));
}

/**
 * A random point on the twist, y^2 = x^3 + b, outside of the second curve group: of all points on it, only one in
 * about 2^254 belongs to the group.
 */
export function twistPointOutsideGroup(random: Random): Twisted {
  const point = randomTwistPoint(random);
  if (timesOrder(point).is0()) throw new Error("A random point on the twist is in the group by chance.");
  return writeG2(point);
}

/** A point of the second curve group plus one whose order divides the cofactor: outside of the group, too. */
export function shiftOutsideGroup(point: Twisted, random: Random): Twisted {
  return writeG2(readG2(point).add(timesOrder(randomTwistPoint(random))));
}

/** Whether coordinates satisfy the equation of the twist. */
export function isOnTwist(point: Twisted): boolean {
  const { x, y } = readG2(point).toAffine();
  return Fp2.eql(Fp2.sqr(y), rightSide(x));
}

/** Whether a point on the twist times the order of the group is zero. */
export function isInGroup(point: Twisted): boolean {
  return timesOrder(readG2(point)).is0();
}

/** Another proof of the same statement: z A, B / z + w delta, C + z w A. */
export function rerandomise({ a, b, c }: Proof, random: Random): Proof {
  const { Fr } = bn254.fields;
  const [z, w] = [randomScalar(random), randomScalar(random)];
  const [[x0, x1], [y0, y1]] = answerKey.vk_delta_2;
  const delta = readG2([
    [BigInt(x1), BigInt(x0)],
    [BigInt(y1), BigInt(y0)],
  ]);
  const shifted = readG2(b).multiply(Fr.inv(z)).add(delta.multiply(w));
  return { a: writeG1(readG1(a).multiply(z)), b: writeG2(shifted), c: shiftG1(c, a, Fr.mul(z, w)) };
}

function rightSide(x: ReturnType<G2["toAffine"]>["x"]) {
  return Fp2.add(Fp2.mul(Fp2.sqr(x), x), G2.CURVE().b);
}

function randomTwistPoint(random: Random): G2 {
  for (;;) {
    const x = Fp2.create({ c0: random.field(), c1: random.field() });
    try {
      return G2.fromAffine({ x, y: Fp2.sqrt(rightSide(x)) });
    } catch {
      // Half of all x have no y.
    }
  }
}

/** The library multiplies by less than the order only. */
function timesOrder(point: G2): G2 {
  return point.multiplyUnsafe(SCALAR_MODULUS - 1n).add(point);
}
