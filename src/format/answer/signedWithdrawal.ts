import * as z from "zod/v4";
import type { SignedWithdrawal } from "../../chain/typedData.ts";
import { account, signature, time, word } from "../reading/fields.ts";
import { toJson } from "../reading/json.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

export const signedWithdrawalShape = z.strictObject({
  subject: account,
  terms: word,
  signedAt: time,
  signature,
});

/** Reads a signed withdrawal, as `Reader` describes. Does not check whether the subject signed it. */
export const readSignedWithdrawal: Reader<SignedWithdrawal> = readerOf(
  signedWithdrawalShape,
  "The withdrawal",
);

/** The message that a relayer takes. */
export function writeSignedWithdrawal({ subject, terms, signedAt, signature }: SignedWithdrawal): string {
  return toJson({ subject, terms, signedAt, signature });
}
