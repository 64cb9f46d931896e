import * as z from "zod/v4";
import { answerShape as sentAnswerShape } from "../../../src/format/answer/answer.ts";
import { signedClaimShape } from "../../../src/format/answer/signedClaim.ts";
import { signedConsentShape } from "../../../src/format/answer/signedConsent.ts";
import { signedWithdrawalShape } from "../../../src/format/answer/signedWithdrawal.ts";
import { submissionShape as sentSubmissionShape } from "../../../src/format/answer/submission.ts";
import { signedTicketShape } from "../../../src/format/answer/ticket.ts";
import { fieldElement, uint256 } from "../../../src/format/reading/fields.ts";
import { toJson } from "../../../src/format/reading/json.ts";

// The formats that come in over HTTP, with addresses and bytes in small letters: what says the same is kept once.

export const answerShape = sentAnswerShape.transform(inSmallLetters);
export const submissionShape = sentSubmissionShape.transform(inSmallLetters);
export const consentShape = signedConsentShape.transform(inSmallLetters);
export const withdrawalShape = signedWithdrawalShape.transform(inSmallLetters);
export const ticketShape = signedTicketShape.transform(inSmallLetters);
export const claimShape = signedClaimShape.transform(inSmallLetters);

/** What an answer is looked up by. */
export const answerKeyShape = z.object({ campaign: uint256, nullifier: fieldElement });

/** The text that is kept of an answer or a message; the same for the same values. */
export function toText(value: object): string {
  return toJson(value);
}

/** All text in these formats is hexadecimal. */
function inSmallLetters<Value>(value: Value): Value {
  if (typeof value === "string") return value.toLowerCase() as Value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(inSmallLetters) as Value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, inSmallLetters(part)]),
  ) as Value;
}
