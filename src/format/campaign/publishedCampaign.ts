import * as z from "zod/v4";
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

/** From brand to customers: a document with the campaign that it belongs to. */
export interface PublishedCampaign extends CampaignsPlace {
  readonly campaign: bigint;
  readonly document: CampaignDocument;
}

/** Reads a published document, as `Reader` describes. Does not check whether the campaign was opened with it. */
export const readPublishedCampaign: Reader<PublishedCampaign> = readerOf(
  z.strictObject({ campaign: uint256, ...campaignsPlace, document: campaignDocumentShape }),
  "The published campaign",
);

/** The file of a published document. */
export function writePublishedCampaign({
  campaign,
  chainId,
  campaigns,
  document,
}: Omit<PublishedCampaign, "document"> & {
  readonly document: Omit<CampaignDocumentFields, "format">;
}): string {
  return toFileText({ campaign, chainId, campaigns, document: documentFields(document) });
}
