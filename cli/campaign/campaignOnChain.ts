import { existsSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import type { Hex } from "viem";
import { readCampaignsOpened } from "../../src/chain/actions/events.ts";
import { modelIdOf } from "../../src/chain/actions/model.ts";
import { termsIdOf } from "../../src/chain/actions/terms.ts";
import { DecdpError } from "../../src/errors.ts";
import type { Request } from "../../src/request/request.ts";
import {
  type CampaignDocument,
  hashOf,
  plainDocument,
  publishedFile,
  readPublished,
} from "../brand/campaignFile.ts";
import type { Context } from "../setting/context.ts";
import { requestFrom } from "./requestWords.ts";

/** What a campaign was opened with, as the chain says. */
export type OpenedCampaign = Awaited<ReturnType<typeof readOpened>>;

/** A campaign's document and request, checked against the chain. */
export interface CheckedCampaign {
  readonly document: CampaignDocument;
  readonly request: Request;
  readonly opened: OpenedCampaign;
}

const NO_MODEL: Hex = `0x${"0".repeat(64)}`;

/** Throws `DecdpError` if there is no such campaign. */
export async function readOpened({ reader, deployment, network }: Context, campaign: bigint) {
  const [event] = await readCampaignsOpened(reader, deployment, { campaign, fromBlock: network.firstBlock });
  if (event !== undefined) return { brand: event.brand, ...event.parameters };
  throw new DecdpError(`There is no campaign ${campaign}.`, { hint: "Check the number and the network." });
}

/**
 * Reads a campaign's document, from a file or from the state folder. Throws `DecdpError` unless document, terms,
 * rules and model are the very ones that the campaign was opened with.
 */
export async function checkCampaign(
  context: Context,
  campaign: bigint,
  file?: string,
): Promise<CheckedCampaign> {
  const opened = await readOpened(context, campaign);
  const place = file ?? publishedFile(context.folder, campaign);
  if (!existsSync(place)) {
    throw new DecdpError(`The document of campaign ${campaign} is not at ${place}.`, {
      hint: "Ask the brand for it and name it with --document.",
    });
  }
  const { document } = readPublished(place);
  const request = requestFrom(document);
  const model = document.model ? modelIdOf(request.model) : NO_MODEL;
  const isSame =
    hashOf(plainDocument(document)) === opened.documentHash &&
    termsIdOf(opened.brand, hashOf(document.terms)) === opened.terms &&
    request.schema === opened.schema &&
    model === opened.model &&
    isDeepStrictEqual(request.rules, plainRules(opened.rules));
  if (isSame) return { document, request, opened };
  throw new DecdpError(`${place} is not the document that campaign ${campaign} was opened with.`, {
    hint: "Do not answer; ask the brand for the right one.",
  });
}

/** Rules as an event gives them, as the plain objects that builders make. */
function plainRules({ clauses, groups }: OpenedCampaign["rules"]): Request["rules"] {
  return { clauses: clauses.map((clause) => ({ ...clause, codes: [...clause.codes] })), groups: [...groups] };
}
