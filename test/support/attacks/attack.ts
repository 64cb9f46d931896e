import { concat, type Hex, hexToBigInt, keccak256, numberToHex } from "viem";
import type { Answer, FoldedPoint } from "../../../src/answer/answer.ts";
import { SCALAR_MODULUS } from "../../../src/field.ts";
import type { Random } from "../random.ts";
import { encode, type Submission } from "./submission.ts";

/** A broken submission. */
export interface Attack {
  /** What is broken, in words. */
  readonly what: string;
  /** The same without the change; the chain accepts it. */
  readonly original: Submission;
  readonly data: Hex;
  /**
   * What the call must come to if it does not revert: `settleBatch` passes over an answer that cannot be settled.
   * Undefined: it must revert.
   */
  readonly tolerated?: Tolerated;
}

export interface Tolerated {
  /** How many answers are settled, exactly. */
  readonly settled: number;
  /** Answers that must not be on record afterwards. */
  readonly unrecorded: readonly { readonly campaign: bigint; readonly nullifier: bigint }[];
}

/** What attacks are made from. All answers are valid, unspent, and their subjects have consented. */
export interface Material {
  /** Answers that have campaign, issuer, root, period and day in common. */
  readonly groups: readonly (readonly Answer[])[];
  /** An answer group that is too large for one transaction. */
  readonly crowd: readonly Answer[];
  /** A day that the chain accepts and no answer is for; Unix time in seconds. */
  readonly otherDay: number;
  /** Hashes of the latest blocks. */
  readonly blockHashes: readonly Hex[];
  /** What the campaigns check answers against in the present period, by campaign. */
  readonly foldedPoints: ReadonlyMap<bigint, FoldedPoint>;
}

/** Breaks a submission in all ways of one concept. */
export type Attacker = (submission: Submission, random: Random, material: Material) => Iterable<Attack>;

/**
 * Puts other words into a submission.
 *
 * @param changes New values by the number of their words.
 * @param skipped Numbers of the answers that may be passed over instead of reverting.
 */
export function replaceWords(
  original: Submission,
  what: string,
  changes: Readonly<Record<number, bigint>>,
  skipped: readonly number[] = [],
): Attack {
  const words = original.words.map((word, place) => changes[place] ?? word);
  if (words.every((word, place) => word === original.words[place])) {
    throw new Error(`The attack "${what}" changes nothing.`);
  }
  const { functionName, answers } = original;
  const attack = { what, original, data: encode({ functionName, words }) };
  if (skipped.length === 0) return attack;
  const unrecorded = skipped.map((index) => {
    const { campaign, nullifier } = answers[index]!;
    return { campaign: words[campaign]!, nullifier: words[nullifier]! };
  });
  return { ...attack, tolerated: { settled: answers.length - skipped.length, unrecorded } };
}

/** Puts another submission in the place of one; it must revert. */
export function replaceWhole(original: Submission, what: string, changed: Submission): Attack {
  return { what, original, data: encode(changed) };
}

/** A random integer below 2 to the power of `bits`. */
export function randomBits(random: Random, bits = 256): bigint {
  const parts = Array.from({ length: 9 }, () => BigInt(random.between(0, 2 ** 32 - 1)));
  const word = parts.reduce((value, part) => (value << 32n) | part, 0n);
  return BigInt.asUintN(bits, word);
}

/** A random value that is not this one. */
export function otherThan<Value>(random: Random, values: readonly Value[], value: Value): Value {
  const others = values.filter((other) => other !== value);
  if (others.length === 0) throw new Error(`There is no other value than ${value}.`);
  return random.oneOf(others);
}

/** The hash of words in the scalar field. */
export function hashToField(words: readonly bigint[]): bigint {
  const bytes = concat(words.map((word) => numberToHex(word, { size: 32 })));
  return hexToBigInt(keccak256(bytes)) % SCALAR_MODULUS;
}
