import { poseidon3 } from "poseidon-lite/poseidon3";
import { poseidon7 } from "poseidon-lite/poseidon7";
import { InvalidValueError } from "../errors.ts";
import { requireFieldElement } from "../field.ts";
import { requireAttributes } from "../request/attributes.ts";

const LEAF_TAG = 1n;
const COMMITMENT_TAG = 2n;
/** Largest Unix time in seconds that a credential or an answer can carry. */
export const LARGEST_TIME = 2 ** 40 - 1;
const ATTRIBUTES_PER_WORD = 7;

/** 16 attributes of one customer under one schema, as one leaf of an issuer's tree. */
export interface Credential {
  /** The schema's id, a field element. */
  readonly schema: bigint;
  /** Poseidon(2, secret, blinding): all that the issuer learns about the customer's secret. */
  readonly commitment: bigint;
  /** Unix time in seconds, below 2^40; the last second in which the credential is valid. */
  readonly validUntil: number;
  /** 16 unsigned integers of 32 bits; 0 means missing. */
  readonly attributes: readonly number[];
}

/** The commitment that a customer shows an issuer: Poseidon(2, secret, blinding). */
export function commitmentOf(secret: bigint, blinding: bigint): bigint {
  return poseidon3([
    COMMITMENT_TAG,
    requireFieldElement("secret", secret),
    requireFieldElement("blinding", blinding),
  ]);
}

/**
 * The leaf of a credential: Poseidon(1, schema, commitment, validUntil, words), where each of the three words
 * holds seven attributes of 32 bits, the first in the lowest bits. Throws `InvalidValueError`.
 */
export function leafOf(credential: Credential): bigint {
  requireAttributes(credential.attributes);
  if (
    !Number.isSafeInteger(credential.validUntil) ||
    credential.validUntil < 0 ||
    credential.validUntil > LARGEST_TIME
  ) {
    throw new InvalidValueError(`validUntil is not a Unix time in seconds: ${credential.validUntil}.`);
  }
  return poseidon7([
    LEAF_TAG,
    requireFieldElement("schema", credential.schema),
    requireFieldElement("commitment", credential.commitment),
    BigInt(credential.validUntil),
    ...packAttributes(credential.attributes),
  ]);
}

function packAttributes(attributes: readonly number[]): bigint[] {
  const words = [0n, 0n, 0n];
  attributes.forEach((value, index) => {
    const word = Math.floor(index / ATTRIBUTES_PER_WORD);
    words[word] = words[word]! + (BigInt(value) << BigInt(32 * (index % ATTRIBUTES_PER_WORD)));
  });
  return words;
}
