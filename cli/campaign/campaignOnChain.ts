import { existsSync } from "node:fs";
import { type CampaignState, readCampaign } from "../../src/chain/actions/campaignState.ts";
import { readOpening } from "../../src/chain/history.ts";
import { requireSameCampaign } from "../../src/chain/sameCampaign.ts";
import type { SignedRendering } from "../../src/consent/terms/signedRendering.ts";
import { contractErrorName, DecdpError } from "../../src/errors.ts";
import { type CampaignDocument, requireOpenedWith } from "../../src/format/campaign/campaignDocument.ts";
import { readPublishedCampaign } from "../../src/format/campaign/publishedCampaign.ts";
import type { Request } from "../../src/request/request.ts";
import { publishedFile } from "../brand/campaignFile.ts";
import { readFile } from "../input/files.ts";
import type { Context } from "../setting/context.ts";

/** What a campaign was opened with, as the chain says. */
export type OpenedCampaign = Awaited<ReturnType<typeof readOpened>>;

/** A campaign's document and request, checked against the chain. */
export interface CheckedCampaign {
  readonly document: CampaignDocument;
  /** The terms in words; whoever shows them checks the signature. */
  readonly renderings: readonly SignedRendering[];
  readonly request: Request;
  readonly opened: OpenedCampaign;
  readonly state: CampaignState;
}

/** Throws `DecdpError` if there is no such campaign, or if the node has forgotten its opening. */
async function readOpened({ reader, deployment, network }: Context, campaign: bigint) {
  try {
    const event = await readOpening(reader, deployment, { campaign, fromBlock: network.firstBlock });
    return { campaign, brand: event.brand, openedIn: event.blockNumber, ...event.parameters };
  } catch (error) {
    if (contractErrorName(error) !== "CampaignUnknown") throw error;
    throw new DecdpError(`There is no campaign ${campaign}.`, { hint: "Check the number and the network." });
  }
}

/** A campaign as it was opened, and its state now. Throws `DecdpError` if there is none or the two do not agree. */
export async function readCampaignAsOpened(
  context: Context,
  campaign: bigint,
): Promise<Pick<CheckedCampaign, "opened" | "state">> {
  const opened = await readOpened(context, campaign);
  const state = await readCampaign(context.reader, context.deployment, { campaign });
  requireSameCampaign(opened, state);
  return { opened, state };
}

/**
 * Reads a campaign's document, from a file or from the state folder. Throws `DecdpError` unless document, terms,
 * rules and model are the very ones that the campaign was opened with, and its state agrees.
 */
export async function checkCampaign(
  context: Context,
  campaign: bigint,
  file?: string,
): Promise<CheckedCampaign> {
  const { opened, state } = await readCampaignAsOpened(context, campaign);
  const place = file ?? publishedFile(context.folder, campaign);
  if (!existsSync(place)) {
    throw new DecdpError(`The document of campaign ${campaign} is not at ${place}.`, {
      hint: "Ask the brand for it and name it with --document.",
    });
  }
  const { document, renderings = [] } = readFile(place, readPublishedCampaign);
  return { document, renderings, request: requireOpenedWith(document, opened, place), opened, state };
}
