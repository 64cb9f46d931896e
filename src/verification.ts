import { groth16 } from "snarkjs";
import type { AnswerSignals } from "./answer.ts";
import { BASE_MODULUS, SCALAR_MODULUS } from "./field.ts";
import { answerKey, signals as position } from "./generated/answerKey.ts";
import { type ProvedAnswer, proofToSnarkjs } from "./prover.ts";

/** A point of the curve, as `Campaigns.campaignOf(...).folded` gives it. */
export interface FoldedPoint {
  readonly x: bigint;
  readonly y: bigint;
}

/**
 * Whether a proof holds under a campaign's folded point: the check that the chain makes, off chain and in
 * milliseconds. Says nothing of consent, roots or time.
 */
export async function verifyAnswer(folded: FoldedPoint, { proof, signals }: ProvedAnswer): Promise<boolean> {
  const values = signalValues(signals);
  if (values.some((value) => value < 0n || value >= SCALAR_MODULUS)) return false;
  const coordinates = [...proof.a, ...proof.b.flat(), ...proof.c];
  if (coordinates.some((value) => value < 0n || value >= BASE_MODULUS)) return false;
  return groth16.verify(smallVerificationKey(folded), values.map(String), proofToSnarkjs(proof));
}

/** A verifying key of six signals, all others folded into one point, in snarkjs's form. */
export function smallVerificationKey(folded: FoldedPoint): object {
  const { nullifier, sealed, subject, root, scope, validAt } = answerKey.signalPoints;
  return {
    ...answerKey,
    nPublic: position.schema,
    IC: [[`${folded.x}`, `${folded.y}`, "1"], nullifier, sealed, subject, root, scope, validAt],
  };
}

/** The six signals in the circuit's order. */
export function signalValues(signals: AnswerSignals): bigint[] {
  return [
    signals.nullifier,
    signals.sealedSegment,
    BigInt(signals.subject),
    signals.root,
    signals.scope,
    BigInt(signals.validAt),
  ];
}
