import * as z from "zod/v4";
import type { SignedStopAcknowledgement } from "../../chain/requests/stopAcknowledgement.ts";
import type { SignedWithdrawal } from "../../chain/typedData.ts";
import { signedWithdrawalShape } from "../answer/signedWithdrawal.ts";
import { account, chainId, signature, text, time, word } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

const NOTICE = "decdp-stop-1";
const ACKNOWLEDGEMENT = "decdp-stopped-1";

/** From customer to everybody who receives something: stop. The signature in it is the one that the chain takes. */
export interface StopNotice {
  readonly format: typeof NOTICE;
  readonly chainId: number;
  readonly consentRegistry: `0x${string}`;
  /** Who shall stop: the brand's name or a recipient's, as in the terms. */
  readonly recipient: string;
  readonly withdrawal: SignedWithdrawal;
}

const name = text.max(300);

/** Reads a notice, as `Reader` describes. Does not check whether the customer signed it. */
export const readStopNotice: Reader<StopNotice> = readerOf(
  z.strictObject({
    format: z.literal(NOTICE),
    chainId,
    consentRegistry: account,
    recipient: name,
    withdrawal: signedWithdrawalShape,
  }),
  "The notice to stop",
);

/** The message of a notice. */
export function writeStopNotice({
  chainId: chain,
  consentRegistry,
  recipient,
  withdrawal,
}: Omit<StopNotice, "format">): string {
  const { subject, terms, signedAt, signature: signed } = withdrawal;
  return toFileText({
    ...{ format: NOTICE, chainId: chain, consentRegistry, recipient },
    withdrawal: { subject, terms, signedAt, signature: signed },
  });
}

/** Reads an acknowledgement, as `Reader` describes. Does not check who signed it. */
export const readStopAcknowledgement: Reader<SignedStopAcknowledgement> = (content, usualName) => {
  const { format: _, ...acknowledgement } = readAcknowledgement(content, usualName);
  return acknowledgement;
};

const readAcknowledgement = readerOf(
  z.strictObject({
    format: z.literal(ACKNOWLEDGEMENT),
    subject: account,
    terms: word,
    withdrawnAt: time,
    recipient: name,
    stoppedAt: time,
    signature,
  }),
  "The acknowledgement",
);

/** The message of an acknowledgement. */
export function writeStopAcknowledgement(acknowledgement: SignedStopAcknowledgement): string {
  const { subject, terms, withdrawnAt, recipient, stoppedAt, signature: signed } = acknowledgement;
  return toFileText({
    ...{ format: ACKNOWLEDGEMENT, subject, terms, withdrawnAt, recipient, stoppedAt, signature: signed },
  });
}
