import * as z from "zod/v4";
import { rightsActions, type SignedRightsRequest } from "../../chain/requests/rightsRequest.ts";
import { account, signature, time, uint256, word } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type CampaignsPlace, campaignsPlace } from "../reading/place.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

const FORMAT = "decdp-rights-request-1";

/** From customer to brand: a request about rights. */
export interface RightsRequestFile extends CampaignsPlace {
  readonly format: typeof FORMAT;
  readonly request: SignedRightsRequest;
}

/** Reads a request about rights, as `Reader` describes. Does not check whether the customer signed it. */
export const readRightsRequestFile: Reader<RightsRequestFile> = readerOf(
  z.strictObject({
    format: z.literal(FORMAT),
    ...campaignsPlace,
    request: z.strictObject({
      brand: account,
      subject: account,
      action: z.enum(rightsActions),
      campaign: uint256,
      recipient: word,
      words: z.string().max(5_000),
      requestedAt: time,
      signature,
    }),
  }),
  "The request about rights",
);

/** The file of a request about rights. */
export function writeRightsRequestFile({
  chainId,
  campaigns,
  request,
}: Omit<RightsRequestFile, "format">): string {
  const { brand, subject, action, campaign, recipient, words, requestedAt, signature: signed } = request;
  return toFileText({
    format: FORMAT,
    chainId,
    campaigns,
    request: { brand, subject, action, campaign, recipient, words, requestedAt, signature: signed },
  });
}
