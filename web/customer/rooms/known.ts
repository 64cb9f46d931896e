import type { KnownRequest } from "../../../src/agent/memory/knownRequest.ts";
import type { CampaignDocument } from "../../../src/format/campaign/campaignDocument.ts";
import { readPublishedCampaign } from "../../../src/format/campaign/publishedCampaign.ts";

const documents = new Map<string, CampaignDocument>();

/** The document of a request that is here, read once. */
export function documentOf({ text }: Pick<KnownRequest, "text">): CampaignDocument {
  const known = documents.get(text);
  if (known !== undefined) return known;
  const { document } = readPublishedCampaign(text);
  documents.set(text, document);
  return document;
}

/** The name of the brand that asked. */
export function brandOf(known: Pick<KnownRequest, "text">): string {
  return documentOf(known).terms.brand.name;
}

/** Requests by the brand's domain, in the order in which the first of each arrived. */
export function byBrand<Known extends Pick<KnownRequest, "domain">>(
  requests: readonly Known[],
): [string, Known[]][] {
  return [...Map.groupBy(requests, ({ domain }) => domain)];
}
