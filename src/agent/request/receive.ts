import { type Address, isAddressEqual } from "viem";
import { type CampaignState, readCampaign } from "../../chain/actions/campaignState.ts";
import { type OpeningEvent, readOpening } from "../../chain/history.ts";
import { requireSameCampaign } from "../../chain/sameCampaign.ts";
import { requireSignedRendering } from "../../consent/terms/renderingSignature.ts";
import { DecdpError } from "../../errors.ts";
import { requireOpenedWith } from "../../format/campaign/campaignDocument.ts";
import { type PublishedCampaign, readPublishedCampaign } from "../../format/campaign/publishedCampaign.ts";
import type { Request } from "../../request/request.ts";
import type { KnownRequest } from "../memory/knownRequest.ts";
import type { Addressee, Surroundings } from "../surroundings.ts";
import { type BrandFile, domainOf, requireBrandDomain } from "./brandFile.ts";

/** Longest request that is looked at, characters. */
const LONGEST_REQUEST = 1_000_000;

/** A brand's request that is what it seems: the chain's campaign, opened by this brand with this document. */
export interface ReceivedRequest {
  readonly published: PublishedCampaign;
  readonly request: Request;
  readonly opened: { readonly campaign: bigint; readonly openedIn: bigint } & OpeningEvent["parameters"];
  readonly state: CampaignState;
  readonly brand: Addressee;
  /** Accounts of recipients, as the brand's domain names them. */
  readonly processors: BrandFile["processors"];
}

/**
 * Reads a published campaign and compares it with the chain: everything that a customer is shown was published by the
 * account whose domain names it. Throws `DecdpError` for one of another network, for a campaign that was opened with
 * something else, for a node that contradicts itself, and for a brand that nobody can tell.
 *
 * The domain is asked once: neither account nor document of a campaign ever changes, and whoever asked it at each look would
 * tell its host when the customer looks.
 *
 * @param text The file of a published campaign.
 * @param earlier Requests that were received before.
 */
export async function receiveRequest(
  surroundings: Surroundings,
  text: string,
  earlier: readonly KnownRequest[],
): Promise<ReceivedRequest> {
  if (text.length > LONGEST_REQUEST) {
    throw new DecdpError(`The request has ${text.length} characters.`, {
      hint: `Requests have at most ${LONGEST_REQUEST}.`,
    });
  }
  const { reader, deployment, firstBlock } = surroundings;
  const published = readPublishedCampaign(text, "The request");
  requireSameNetwork(published, surroundings);
  const { campaign, document } = published;
  const event = await readOpening(reader, deployment, { campaign, fromBlock: firstBlock });
  const opened = { campaign, brand: event.brand, openedIn: event.blockNumber, ...event.parameters };
  const state = await readCampaign(reader, deployment, { campaign });
  requireSameCampaign(opened, state);
  const request = requireOpenedWith(document, opened, "The request");
  await requireOwnWords(surroundings, published, opened.brand);
  const { domain, processors } =
    earlier.find((one) => isProven(one, opened)) ??
    (await requireBrandDomain(surroundings, opened.brand, opened.documentUri));
  return { published, request, opened, state, brand: { account: opened.brand, domain }, processors };
}

/** Whether a request that is kept was proven for this campaign, and not for one that a chain had before it began anew. */
function isProven(
  { campaign, brand, domain }: KnownRequest,
  opened: Pick<ReceivedRequest["opened"], "campaign" | "documentUri"> & { readonly brand: Address },
): boolean {
  return (
    campaign === opened.campaign &&
    isAddressEqual(brand, opened.brand) &&
    domain === domainOf(opened.documentUri)
  );
}

/** Words that the brand did not sign are not kept, in whichever language. */
async function requireOwnWords(
  { reader, deployment }: Surroundings,
  { document: { terms }, renderings = [] }: PublishedCampaign,
  brand: Address,
): Promise<void> {
  for (const signed of renderings) await requireSignedRendering(reader, deployment, { terms, brand, signed });
}

function requireSameNetwork(
  { chainId, campaigns }: PublishedCampaign,
  { deployment }: Pick<Surroundings, "deployment">,
): void {
  const isSame =
    chainId === deployment.chainId && campaigns.toLowerCase() === deployment.campaigns.toLowerCase();
  if (isSame) return;
  throw new DecdpError(`The request is for contract ${campaigns} on chain ${chainId}.`, {
    details: { chainId, campaigns },
    hint: `This agent answers for ${deployment.campaigns} on chain ${deployment.chainId}.`,
  });
}
