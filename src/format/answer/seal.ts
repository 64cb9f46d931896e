import * as z from "zod/v4";
import type { SignedSeal } from "../../chain/settler/seal.ts";
import { account, fieldElement, signature, uint256 } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type CampaignsPlace, campaignsPlace } from "../reading/place.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

const FORMAT = "decdp-seal-2";

/**
 * From brand to customer: the key that hides one customer's segment in one scope, signed by the campaign's settler. A
 * secret. The recipient, which is signed too, is the key to which the box around it is encrypted.
 */
export interface Seal extends CampaignsPlace, Omit<SignedSeal, "recipient"> {
  readonly format: typeof FORMAT;
}

/** Reads a seal, as `Reader` describes. Does not check its signature; `requireSeal` does. */
export const readSeal: Reader<Seal> = readerOf(
  z.strictObject({
    format: z.literal(FORMAT),
    ...campaignsPlace,
    campaign: uint256,
    scope: fieldElement,
    subject: account,
    sealKey: fieldElement,
    signature,
  }),
  "The seal",
);

/** The file of a seal. */
export function writeSeal({
  chainId,
  campaigns,
  campaign,
  scope,
  subject,
  sealKey,
  signature,
}: Omit<Seal, "format">): string {
  return toFileText({ format: FORMAT, chainId, campaigns, campaign, scope, subject, sealKey, signature });
}
