import { poseidon2 } from "poseidon-lite/poseidon2";
import { generatePrivateKey } from "viem/accounts";
import { InvalidValueError } from "../errors.ts";
import { requireFieldElement, SCALAR_MODULUS } from "../field.ts";

/** Segment 0 ("the rules do not hold") and segments 1 to 4, which the model decides. */
export const SEGMENT_COUNT = 5;

/** Seal key of open campaigns, with which everyone can read the segment. */
export const OPEN_SEAL_KEY = 0n;

/** A random seal key. The brand makes a new one for each customer and scope. */
export function createSealKey(): bigint {
  return BigInt(generatePrivateKey()) % SCALAR_MODULUS;
}

/** Poseidon(seal key, segment). */
export function sealSegment(sealKey: bigint, segment: number): bigint {
  if (!Number.isInteger(segment) || segment < 0 || segment >= SEGMENT_COUNT) {
    throw new InvalidValueError(`A segment is 0 to ${SEGMENT_COUNT - 1}, not ${segment}.`);
  }
  return poseidon2([requireFieldElement("sealKey", sealKey), BigInt(segment)]);
}

/** The five possible sealed segments under a key, segment 0 first. */
export function sealedValues(sealKey: bigint): bigint[] {
  return Array.from({ length: SEGMENT_COUNT }, (_, segment) => sealSegment(sealKey, segment));
}

/**
 * The form in which answers carry a sealed segment. If the seal key is 0 it is the segment's number, which takes one
 * byte of calldata and which everyone can read; otherwise it is the sealed segment itself.
 */
export function compactSegment(sealedSegment: bigint): bigint {
  const segment = sealedValues(OPEN_SEAL_KEY).indexOf(sealedSegment);
  return segment < 0 ? sealedSegment : BigInt(segment);
}

/** The sealed segment in the circuit's form. No hash is as small as a segment's number. */
export function expandSegment(carried: bigint): bigint {
  return isOpenSegment(carried) ? sealSegment(OPEN_SEAL_KEY, Number(carried)) : carried;
}

/** Whether this is a segment's number, which answers to open campaigns carry. */
export function isOpenSegment(carried: bigint): boolean {
  return carried >= 0n && carried < SEGMENT_COUNT;
}

/**
 * The segment in a sealed segment, in the circuit's form or the one that answers carry. Throws `InvalidValueError` if
 * it was sealed with another key.
 */
export function openSegment(sealKey: bigint, sealedSegment: bigint): number {
  const segment = sealedValues(sealKey).indexOf(expandSegment(sealedSegment));
  if (segment < 0) {
    throw new InvalidValueError("The segment was not sealed with this key.", { details: { sealedSegment } });
  }
  return segment;
}

/** The five sealed segments in random order, for a ticket. */
export function shuffledSealedValues(sealKey: bigint): bigint[] {
  return sealedValues(sealKey)
    .map((value) => ({ value, order: createSealKey() }))
    .sort((left, right) => (left.order < right.order ? -1 : 1))
    .map(({ value }) => value);
}
