import * as z from "zod/v4";
import type { SignedSealRequest } from "../../chain/sealRequest.ts";
import type { SignedConsent } from "../../chain/typedData.ts";
import { toFileText } from "../reading/json.ts";
import { type CampaignsPlace, campaignsPlace } from "../reading/place.ts";
import { type Reader, readerOf } from "../reading/reading.ts";
import { sealRequestFields, sealRequestShape } from "./sealRequest.ts";
import { consentFields, signedConsentShape } from "./signedConsent.ts";

const FORMAT = "decdp-consent-2";

/** From customer to brand before answering: a consent, and the request for the seal or ticket of the answer. */
export interface ConsentFile extends CampaignsPlace {
  readonly format: typeof FORMAT;
  readonly consent: SignedConsent;
  readonly request: SignedSealRequest;
}

/** Reads a consent file, as `Reader` says. Whether the subject signed it is not looked at. */
export const readConsentFile: Reader<ConsentFile> = readerOf(
  z.strictObject({
    format: z.literal(FORMAT),
    ...campaignsPlace,
    consent: signedConsentShape,
    request: sealRequestShape,
  }),
  "The consent file",
);

/** The consent file. */
export function writeConsentFile({
  chainId,
  campaigns,
  consent,
  request,
}: Omit<ConsentFile, "format">): string {
  return toFileText({
    format: FORMAT,
    chainId,
    campaigns,
    consent: consentFields(consent),
    request: sealRequestFields(request),
  });
}
