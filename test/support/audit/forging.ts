import { createHash } from "node:crypto";
import { chacha20orig } from "@noble/ciphers/chacha.js";
import { bn254 } from "@noble/curves/bn254.js";
import { developmentBeacon } from "../../../scripts/circuit/setup.ts";
import type { AnswerSignals, FoldedPoint, Proof } from "../../../src/answer/answer.ts";
import { signalValues } from "../../../src/answer/verification.ts";
import { SCALAR_MODULUS } from "../../../src/field.ts";
import { answerKey } from "../../../src/generated/answerKey.ts";

// Of the development key, delta is known: the only contribution is a public beacon. Whoever knows it can prove anything,
// and in milliseconds, which is how a bench gets ten thousand answers. A production key has no such number.

const First = bn254.G1.Point;
const Second = bn254.G2.Point;
const { Fr } = bn254.fields;
/** Different pairs of A and B, so that none is looked up twice in a row. */
const PAIRS = 64;

/** Proves any signals under a folded point, without a witness. */
export type Forge = (folded: FoldedPoint, signals: AnswerSignals) => Proof;

/** Throws `Error` if the key is not the development key. */
export function createForge(): Forge {
  const inverse = Fr.inv(deltaOfBeacon());
  const points = Object.values(answerKey.signalPoints).map((point) => firstPoint(point).precompute(8));
  const alpha = firstPoint(answerKey.vk_alpha_1);
  const [[x0, x1], [y0, y1]] = answerKey.vk_beta_2;
  const beta = Second.fromAffine({
    x: { c0: BigInt(x0), c1: BigInt(x1) },
    y: { c0: BigInt(y0), c1: BigInt(y1) },
  });
  // e(r alpha, beta / r) = e(alpha, beta), so that C only has to undo the signals.
  const pairs = Array.from({ length: PAIRS }, (_, index) => {
    const factor = BigInt(index + 2);
    return { a: alpha.multiply(factor).toAffine(), b: beta.multiply(Fr.inv(factor)).toAffine() };
  });
  let made = 0;
  return (folded, signals) => {
    const sum = signalValues(signals).reduce(
      (total, value, index) => (value === 0n ? total : total.add(points[index]!.multiply(value))),
      First.fromAffine(folded),
    );
    const { a, b } = pairs[made++ % PAIRS]!;
    const c = sum.multiply(inverse).negate().toAffine();
    return {
      a: [a.x, a.y],
      b: [
        [b.x.c1, b.x.c0],
        [b.y.c1, b.y.c0],
      ],
      c: [c.x, c.y],
    };
  };
}

function firstPoint([x, y]: readonly [string, string, string]) {
  return First.fromAffine({ x: BigInt(x), y: BigInt(y) });
}

/** What snarkjs draws from the beacon: 254 bits of ChaCha20, below the modulus, in Montgomery's form. */
function deltaOfBeacon(): bigint {
  let hash: Buffer = Buffer.from(developmentBeacon.sha256, "hex");
  for (let round = 0; round < 2 ** developmentBeacon.iterationsExponent; round++) {
    hash = createHash("sha256").update(hash).digest();
  }
  const key = Buffer.alloc(32);
  for (let word = 0; word < 8; word++) key.writeUInt32LE(hash.readUInt32BE(4 * word), 4 * word);
  const stream = Buffer.from(chacha20orig(key, new Uint8Array(8), new Uint8Array(32 * 32)));
  for (let start = 0; start < stream.length; start += 32) {
    const words = [0, 8, 16, 24].map((offset) => {
      const [high, low] = [stream.readUInt32LE(start + offset), stream.readUInt32LE(start + offset + 4)];
      return (BigInt(high) << 32n) + BigInt(low);
    });
    const drawn = words.reduce((sum, word, index) => sum + (word << BigInt(64 * index)), 0n) % 2n ** 254n;
    if (drawn < SCALAR_MODULUS) return requireDelta(Fr.mul(drawn, Fr.inv(2n ** 256n % SCALAR_MODULUS)));
  }
  throw new Error("The beacon gives no number below the modulus.");
}

function requireDelta(delta: bigint): bigint {
  const { x } = Second.BASE.multiply(delta).toAffine();
  if (`${x.c0}` === answerKey.vk_delta_2[0][0]) return delta;
  throw new Error("The key is not the development key of this release: its delta is not known.");
}
