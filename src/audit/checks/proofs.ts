import type { FoldedPoint, ProvedAnswer } from "../../answer/answer.ts";
import { verifyAnswers } from "../../answer/verification.ts";
import type { AnswerEvent } from "../facts/events.ts";
import { type Finding, foundAt, type NotChecked } from "./finding.ts";

/** A proof to check: whether it holds under any of these points. */
export interface ProofToCheck extends ProvedAnswer {
  readonly folded: readonly FoldedPoint[];
}

/** Checks many proofs; one verdict for each, in their order. */
export type CheckProofs = (proofs: readonly ProofToCheck[]) => Promise<readonly boolean[]>;

/** Checks proofs on the caller's thread: all under their first point, and those that fail under the next one. */
export const checkProofsHere: CheckProofs = async (proofs) => {
  const verdicts = proofs.map(() => false);
  for (let point = 0; ; point++) {
    const open = proofs.flatMap(({ folded }, index) => (!verdicts[index] && folded[point] ? [index] : []));
    if (open.length === 0) return verdicts;
    const held = await verifyAnswers(
      open.map((index) => ({ folded: proofs[index]!.folded[point]!, answer: proofs[index]! })),
    );
    open.forEach((index, place) => {
      verdicts[index] = held[place]!;
    });
  }
};

/** The proof of an answer; undefined if its calldata is not known. */
export function proofOf(
  { calldata, nullifier, sealedSegment, subject, validAt }: AnswerEvent,
  folded: readonly FoldedPoint[],
): ProofToCheck | undefined {
  if (calldata === undefined) return undefined;
  const { root, proof } = calldata;
  return { folded, proof, signals: { nullifier, sealedSegment, subject, root, validAt } };
}

/** What is found about an answer whose proof does not hold. */
export function proofFinding(answer: AnswerEvent): Finding {
  const { subject, nullifier, period } = answer;
  return foundAt("proof.invalid", answer, {
    sentence: "An answer was settled whose proof does not hold for its signals under the published request.",
    values: { subject, nullifier, period },
  });
}

/** Says how many answers could not be checked whole. */
export function withoutCalldata(answers: readonly AnswerEvent[]): readonly NotChecked[] {
  const unknown = answers.filter(({ calldata }) => calldata === undefined).length;
  if (unknown === 0) return [];
  const why = "no calldata of their transactions holds them: a contract put the call together";
  return [{ what: `issuer, root and proof of ${unknown} answers`, why }];
}
