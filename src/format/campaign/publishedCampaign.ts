import * as z from "zod/v4";
import {
  type SignedRendering,
  signedRenderingFields,
  signedRenderingShape,
} from "../../consent/terms/signedRendering.ts";
import { uint256 } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type CampaignsPlace, campaignsPlace } from "../reading/place.ts";
import { type Reader, readerOf } from "../reading/reading.ts";
import {
  type CampaignDocument,
  type CampaignDocumentFields,
  campaignDocumentShape,
  documentFields,
} from "./campaignDocument.ts";

/** From brand to customers: a document with the campaign that it belongs to, and its terms in words. */
export interface PublishedCampaign extends CampaignsPlace {
  readonly campaign: bigint;
  readonly document: CampaignDocument;
  /** Signed by the brand, and no part of what is hashed: mending a translation changes no campaign. */
  readonly renderings?: readonly SignedRendering[] | undefined;
}

/** Reads a published document, as `Reader` describes. Checks neither whether the campaign was opened with it nor signatures. */
export const readPublishedCampaign: Reader<PublishedCampaign> = readerOf(
  z.strictObject({
    campaign: uint256,
    ...campaignsPlace,
    document: campaignDocumentShape,
    renderings: z.array(signedRenderingShape).max(64).optional(),
  }),
  "The published campaign",
);

/** The file of a published document. */
export function writePublishedCampaign({
  campaign,
  chainId,
  campaigns,
  document,
  renderings = [],
}: Omit<PublishedCampaign, "document"> & {
  readonly document: Omit<CampaignDocumentFields, "format">;
}): string {
  return toFileText({
    campaign,
    chainId,
    campaigns,
    document: documentFields(document),
    ...(renderings.length > 0 && { renderings: renderings.map(signedRenderingFields) }),
  });
}
