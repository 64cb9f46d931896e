import * as z from "zod/v4";
import type { Answer } from "../../answer/answer.ts";
import type { SignedConsent } from "../../chain/typedData.ts";
import { toFileText } from "../reading/json.ts";
import { type CampaignsPlace, campaignsPlace } from "../reading/place.ts";
import { type Reader, readerOf } from "../reading/reading.ts";
import { answerFields, answerShape } from "./answer.ts";
import { consentFields, signedConsentShape } from "./signedConsent.ts";

const FORMAT = "decdp-answer-1";

/** From customer to brand, or to anyone who checks it: an answer, and the consent to submit with it. */
export interface AnswerFile extends CampaignsPlace {
  readonly format: typeof FORMAT;
  readonly answer: Answer;
  readonly consent?: SignedConsent | undefined;
}

/** Reads an answer file, as `Reader` describes. Does not check whether the proof holds. */
export const readAnswerFile: Reader<AnswerFile> = readerOf(
  z.strictObject({
    format: z.literal(FORMAT),
    ...campaignsPlace,
    answer: answerShape,
    consent: signedConsentShape.optional(),
  }),
  "The answer file",
);

/** The answer file. */
export function writeAnswerFile({ chainId, campaigns, answer, consent }: Omit<AnswerFile, "format">): string {
  return toFileText({
    format: FORMAT,
    chainId,
    campaigns,
    answer: answerFields(answer),
    ...(consent && { consent: consentFields(consent) }),
  });
}
