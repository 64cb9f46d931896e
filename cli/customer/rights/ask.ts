import { makeRight } from "../../../src/agent/rights/make.ts";
import type { RightsAction } from "../../../src/chain/requests/rightsRequest.ts";
import { readRightsRequestFile } from "../../../src/format/record/rightsRequestFile.ts";
import { requireFree, writeOwn } from "../../input/ownFiles.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { campaignDealtWith } from "../campaignsKnown.ts";
import { readKeys, subjectClient } from "../customers.ts";
import { keepRight, keptRights } from "./keptRights.ts";

export interface RightsQuestion {
  /** A campaign of the brand. */
  readonly campaign: bigint;
  readonly action: RightsAction;
  readonly words: string;
  /** Which customer. */
  readonly as: string;
  /** The request, for the brand. */
  readonly out: string;
}

/** Writes a signed request to the brand of a campaign. Repeated before the brand has replied, it is the same request. */
export async function askForRight(
  context: Context,
  { campaign, action, words, as, out }: RightsQuestion,
): Promise<Outcome> {
  const keys = readKeys(context, as);
  const { brand } = await campaignDealtWith(context, as, campaign);
  const before = keptRights(context, as).find(({ request, replies }) => {
    const { request: asked } = readRightsRequestFile(request);
    const isSame = asked.campaign === campaign && asked.action === action && asked.words === words;
    return replies.length === 0 && isSame;
  });
  const requestedAt = await context.now();
  const kept =
    before ??
    (await makeRight(subjectClient(context, keys, brand), context.deployment, keys, {
      ...{ brand, domain: "", action, campaign, words, requestedAt },
    }));
  requireFree(out, (text) => text === kept.request);
  await keepRight(context, as, kept);
  writeOwn(out, kept.request);
  return {
    data: { brand, request: kept.id, file: out },
    lines: [
      `For the brand: ${out}. It has a month from the day it receives it. When it replies: npx decdp customer rights open FILE --as ${as}`,
    ],
  };
}
