import { existsSync } from "node:fs";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { readPublishedCampaign } from "../../src/format/campaign/publishedCampaign.ts";
import { publishedFile } from "../brand/campaignFile.ts";
import { readFile } from "../input/files.ts";
import { oneLine } from "../input/printable.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { campaignsOpened } from "./campaignsOpened.ts";
import { describeState } from "./status.ts";
import { describeAmount } from "./token.ts";

/** All campaigns of the network. One that cannot be described does not keep anybody from the others. */
export async function listCampaigns(context: Context): Promise<Outcome> {
  const { reader, deployment } = context;
  const now = await context.now();
  const campaigns = [];
  const lines = [];
  for (const { campaign, brand } of await campaignsOpened(context)) {
    const { name, problem } = nameOf(context, campaign);
    const state = await readCampaign(reader, deployment, { campaign });
    campaigns.push({ campaign, name, ...state });
    const reward = await describeAmount(context, state.token, state.reward);
    lines.push(
      `Campaign ${campaign}${name === undefined ? "" : `, "${oneLine(name)}"`}: ${describeState(state, now)}, ${reward} an answer, ${state.answersLeft} more can be paid; brand ${brand}.`,
      ...(problem === undefined ? [] : [`  Its name cannot be read. ${problem}`]),
    );
  }
  return { data: { campaigns }, lines: lines.length > 0 ? lines : ["Nobody has opened a campaign yet."] };
}

/** The name in the document in the state folder, if there is one. */
function nameOf(
  { folder }: Context,
  campaign: bigint,
): { readonly name?: string; readonly problem?: string } {
  const file = publishedFile(folder, campaign);
  if (!existsSync(file)) return {};
  try {
    return { name: readFile(file, readPublishedCampaign).document.name };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
