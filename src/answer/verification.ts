import { groth16 } from "snarkjs";
import { isAddress } from "viem";
import { LARGEST_TIME } from "../credential/credential.ts";
import { BASE_MODULUS, SCALAR_MODULUS } from "../field.ts";
import { answerKey } from "../generated/answerKey.ts";
import type { AnswerSignals } from "./answer.ts";
import { startCurveWorkers } from "./curve.ts";
import { packSubjectAndTime } from "./input.ts";
import { type ProvedAnswer, proofToSnarkjs } from "./prover.ts";
import { expandSegment } from "./sealing.ts";

/** A point of the curve, as `Campaigns.foldedPoint` returns it. */
export interface FoldedPoint {
  readonly x: bigint;
  readonly y: bigint;
}

/**
 * Whether a proof holds under the folded point of a campaign and period, which contains the scope. This is the chain's
 * own check, made off chain in milliseconds. It does not look at consent, roots or time.
 */
export async function verifyAnswer(folded: FoldedPoint, { proof, signals }: ProvedAnswer): Promise<boolean> {
  const { subject, validAt } = signals;
  if (!isAddress(subject, { strict: false }) || !isTime(validAt)) return false;
  const values = signalValues(signals);
  if (values.some((value) => value < 0n || value >= SCALAR_MODULUS)) return false;
  const coordinates = [...proof.a, ...proof.b.flat(), ...proof.c];
  if (coordinates.some((value) => value < 0n || value >= BASE_MODULUS)) return false;
  await startCurveWorkers();
  return groth16.verify(smallVerificationKey(folded), values.map(String), proofToSnarkjs(proof));
}

/** A verifying key with four signals, in snarkjs's form; all others are folded into one point. */
export function smallVerificationKey(folded: FoldedPoint): object {
  const { nullifier, sealed, subjectAndTime, root } = answerKey.signalPoints;
  return {
    ...answerKey,
    nPublic: 4,
    IC: [[`${folded.x}`, `${folded.y}`, "1"], nullifier, sealed, subjectAndTime, root],
  };
}

/** The four signals in the circuit's order. */
export function signalValues(signals: AnswerSignals): bigint[] {
  return [
    signals.nullifier,
    expandSegment(signals.sealedSegment),
    packSubjectAndTime(signals.subject, signals.validAt),
    signals.root,
  ];
}

function isTime(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= LARGEST_TIME;
}
