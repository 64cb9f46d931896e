import { isAddress } from "viem";
import { LARGEST_TIME } from "../credential/credential.ts";
import { BASE_MODULUS, SCALAR_MODULUS } from "../field.ts";
import type { AnswerSignals, FoldedPoint, ProvedAnswer } from "./answer.ts";
import { packSubjectAndTime } from "./input.ts";
import { isProofOf } from "./pairingCheck.ts";
import { expandSegment } from "./sealing.ts";

/**
 * Whether a proof holds under the folded point of a campaign and period, which contains the scope. This is the chain's
 * own check, made off chain in a twentieth of a second; it leaves nothing running. It does not look at consent, roots or
 * time.
 */
export async function verifyAnswer(folded: FoldedPoint, { proof, signals }: ProvedAnswer): Promise<boolean> {
  const { subject, validAt } = signals;
  if (!isAddress(subject, { strict: false }) || !isTime(validAt)) return false;
  const [nullifier, sealed, subjectAndTime, root] = signalValues(signals);
  const values = [nullifier, sealed, subjectAndTime, root];
  if (values.some((value) => value < 0n || value >= SCALAR_MODULUS)) return false;
  const coordinates = [...proof.a, ...proof.b.flat(), ...proof.c];
  if (coordinates.some((value) => value < 0n || value >= BASE_MODULUS)) return false;
  return isProofOf(folded, proof, { nullifier, sealed, subjectAndTime, root });
}

/** The four signals in the circuit's order. */
export function signalValues(
  signals: AnswerSignals,
): [nullifier: bigint, sealed: bigint, subjectAndTime: bigint, root: bigint] {
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
