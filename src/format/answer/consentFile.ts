import * as z from "zod/v4";
import type { SignedConsent } from "../../chain/typedData.ts";
import { fieldElement, uint256 } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type CampaignsPlace, campaignsPlace } from "../reading/place.ts";
import { type Reader, readerOf } from "../reading/reading.ts";
import { consentFields, signedConsentShape } from "./signedConsent.ts";

const FORMAT = "decdp-consent-1";

/** From customer to brand before answering: a consent, and the nullifier that its answer will have. */
export interface ConsentFile extends CampaignsPlace {
  readonly format: typeof FORMAT;
  readonly campaign: bigint;
  readonly scope: bigint;
  readonly nullifier: bigint;
  readonly consent: SignedConsent;
}

/** Reads a consent file, as `Reader` describes. */
export const readConsentFile: Reader<ConsentFile> = readerOf(
  z.strictObject({
    format: z.literal(FORMAT),
    ...campaignsPlace,
    campaign: uint256,
    scope: fieldElement,
    nullifier: fieldElement,
    consent: signedConsentShape,
  }),
  "The consent file",
);

/** The consent file. */
export function writeConsentFile({
  chainId,
  campaigns,
  campaign,
  scope,
  nullifier,
  consent,
}: Omit<ConsentFile, "format">): string {
  return toFileText({
    format: FORMAT,
    chainId,
    campaigns,
    campaign,
    scope,
    nullifier,
    consent: consentFields(consent),
  });
}
