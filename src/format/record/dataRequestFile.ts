import * as z from "zod/v4";
import type { SignedDataRequest } from "../../chain/requests/dataRequest.ts";
import { account, signature, time, word } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type CampaignsPlace, campaignsPlace } from "../reading/place.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

const FORMAT = "decdp-data-request-1";

/** From customer to brand: asks what the brand keeps. */
export interface DataRequestFile extends CampaignsPlace {
  readonly format: typeof FORMAT;
  readonly request: SignedDataRequest;
}

/** Reads a request, as `Reader` says. Whether the subject signed it is not looked at. */
export const readDataRequestFile: Reader<DataRequestFile> = readerOf(
  z.strictObject({
    format: z.literal(FORMAT),
    ...campaignsPlace,
    request: z.strictObject({
      brand: account,
      subject: account,
      recipient: word,
      requestedAt: time,
      signature,
    }),
  }),
  "The request for what is kept",
);

/** The file of a request. */
export function writeDataRequestFile({
  chainId,
  campaigns,
  request,
}: Omit<DataRequestFile, "format">): string {
  const { brand, subject, recipient, requestedAt, signature } = request;
  return toFileText({
    format: FORMAT,
    chainId,
    campaigns,
    request: { brand, subject, recipient, requestedAt, signature },
  });
}
