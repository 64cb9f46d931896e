import * as z from "zod/v4";
import type { Answer, Proof } from "../../answer/answer.ts";
import { account, coordinate, fieldElement, period, time, uint256 } from "../reading/fields.ts";

const pair = z.tuple([coordinate, coordinate]);

const proofShape: z.ZodType<Proof> = z.strictObject({ a: pair, b: z.tuple([pair, pair]), c: pair });

/** An answer, which is part of an answer file and of what a relayer takes. */
export const answerShape = z.strictObject({
  campaign: uint256,
  proof: proofShape,
  nullifier: fieldElement,
  sealedSegment: fieldElement,
  subject: account,
  issuer: uint256,
  root: fieldElement,
  period,
  validAt: time,
});

/** An answer with its fields in the order of the file, and nothing else. */
export function answerFields(answer: Answer): Answer {
  const { campaign, proof, nullifier, sealedSegment, subject, issuer, root, period, validAt } = answer;
  const { a, b, c } = proof;
  return { campaign, proof: { a, b, c }, nullifier, sealedSegment, subject, issuer, root, period, validAt };
}
