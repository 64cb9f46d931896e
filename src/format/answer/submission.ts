import * as z from "zod/v4";
import type { Answer } from "../../answer/answer.ts";
import type { SignedConsent, SignedTicket } from "../../chain/typedData.ts";
import { toJson } from "../reading/json.ts";
import { type Reader, readerOf } from "../reading/reading.ts";
import { answerFields, answerShape } from "./answer.ts";
import { consentFields, signedConsentShape } from "./signedConsent.ts";
import { signedTicketShape, ticketFields } from "./ticket.ts";

/** What a relayer takes: an answer, a consent to record first, and for a sealed campaign the settler's ticket. */
export interface Submission {
  readonly answer: Answer;
  readonly consent?: SignedConsent | undefined;
  readonly ticket?: SignedTicket | undefined;
}

export const submissionShape = z.strictObject({
  answer: answerShape,
  consent: signedConsentShape.optional(),
  ticket: signedTicketShape.optional(),
});

/** Reads a submission, as `Reader` describes. Does not check whether the proof holds. */
export const readSubmission: Reader<Submission> = readerOf(submissionShape, "The submission");

/** The message that a relayer takes. */
export function writeSubmission({ answer, consent, ticket }: Submission): string {
  return toJson({
    answer: answerFields(answer),
    ...(consent && { consent: consentFields(consent) }),
    ...(ticket && { ticket: ticketFields(ticket) }),
  });
}
