import * as z from "zod/v4";
import type { SignedConsent } from "../../chain/typedData.ts";
import { account, signature, time, word } from "../reading/fields.ts";
import { toJson } from "../reading/json.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

export const signedConsentShape = z.strictObject({
  subject: account,
  terms: word,
  until: time,
  signedAt: time,
  words: word,
  signature,
});

/** Reads a signed consent, as `Reader` describes. Does not check whether the subject signed it. */
export const readSignedConsent: Reader<SignedConsent> = readerOf(signedConsentShape, "The consent");

/** The message that a relayer takes. */
export function writeSignedConsent(consent: SignedConsent): string {
  return toJson(consentFields(consent));
}

/** A consent with its fields in the order of the message, and nothing else. */
export function consentFields({
  subject,
  terms,
  until,
  signedAt,
  words,
  signature,
}: SignedConsent): SignedConsent {
  return { subject, terms, until, signedAt, words, signature };
}
