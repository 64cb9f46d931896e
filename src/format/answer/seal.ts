import type { Address } from "viem";
import * as z from "zod/v4";
import { account, fieldElement, uint256 } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type CampaignsPlace, campaignsPlace } from "../reading/place.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

const FORMAT = "decdp-seal-1";

/** From brand to customer: the key that hides one customer's segment in one scope. A secret. */
export interface Seal extends CampaignsPlace {
  readonly format: typeof FORMAT;
  readonly campaign: bigint;
  readonly scope: bigint;
  readonly subject: Address;
  readonly sealKey: bigint;
}

/** Reads a seal, as `Reader` describes. */
export const readSeal: Reader<Seal> = readerOf(
  z.strictObject({
    format: z.literal(FORMAT),
    ...campaignsPlace,
    campaign: uint256,
    scope: fieldElement,
    subject: account,
    sealKey: fieldElement,
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
}: Omit<Seal, "format">): string {
  return toFileText({ format: FORMAT, chainId, campaigns, campaign, scope, subject, sealKey });
}
