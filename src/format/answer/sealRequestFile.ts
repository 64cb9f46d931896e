import * as z from "zod/v4";
import type { SignedSealRequest } from "../../chain/requests/sealRequest.ts";
import { account, fieldElement, signature, time, uint256, word } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type CampaignsPlace, campaignsPlace } from "../reading/place.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

const FORMAT = "decdp-seal-request-1";

/** From customer to brand before answering: asks for the seal or the ticket of one answer. */
export interface SealRequestFile extends CampaignsPlace {
  readonly format: typeof FORMAT;
  readonly request: SignedSealRequest;
}

/** Reads a request, as `Reader` says. Whether the subject signed it is not looked at. */
export const readSealRequestFile: Reader<SealRequestFile> = readerOf(
  z.strictObject({
    format: z.literal(FORMAT),
    ...campaignsPlace,
    request: z.strictObject({
      campaign: uint256,
      scope: fieldElement,
      nullifier: fieldElement,
      subject: account,
      recipient: word,
      requestedAt: time,
      signature,
    }),
  }),
  "The request for a seal",
);

/** The file of a request. */
export function writeSealRequestFile({
  chainId,
  campaigns,
  request,
}: Omit<SealRequestFile, "format">): string {
  const { campaign, scope, nullifier, subject, recipient, requestedAt, signature } = request;
  return toFileText({
    format: FORMAT,
    chainId,
    campaigns,
    request: { campaign, scope, nullifier, subject, recipient, requestedAt, signature },
  });
}
