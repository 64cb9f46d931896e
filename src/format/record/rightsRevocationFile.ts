import * as z from "zod/v4";
import type { SignedRightsRevocation } from "../../chain/requests/rightsRevocation.ts";
import { account, signature, time, word } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type CampaignsPlace, campaignsPlace } from "../reading/place.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

const FORMAT = "decdp-rights-revocation-1";

/** From customer to brand: a request about rights is taken back. */
export interface RightsRevocationFile extends CampaignsPlace {
  readonly format: typeof FORMAT;
  readonly revocation: SignedRightsRevocation;
}

/** Reads a revocation, as `Reader` describes. Does not check whether the customer signed it. */
export const readRightsRevocationFile: Reader<RightsRevocationFile> = readerOf(
  z.strictObject({
    format: z.literal(FORMAT),
    ...campaignsPlace,
    revocation: z.strictObject({
      brand: account,
      subject: account,
      request: word,
      revokedAt: time,
      signature,
    }),
  }),
  "The revocation",
);

/** The file of a revocation. */
export function writeRightsRevocationFile({
  chainId,
  campaigns,
  revocation,
}: Omit<RightsRevocationFile, "format">): string {
  const { brand, subject, request, revokedAt, signature: signed } = revocation;
  return toFileText({
    format: FORMAT,
    chainId,
    campaigns,
    revocation: { brand, subject, request, revokedAt, signature: signed },
  });
}
