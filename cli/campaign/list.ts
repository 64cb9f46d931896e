import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { isUnreadable, readRow } from "../setting/rows.ts";
import { campaignsOpened } from "./campaignsOpened.ts";
import { sentence } from "./describe.ts";
import { describeCampaign, nameOf } from "./names.ts";
import { describeState } from "./status.ts";
import { describeAmount } from "./token.ts";

/** All campaigns of the network. One that cannot be read does not keep anybody from the others. */
export async function listCampaigns(context: Context): Promise<Outcome> {
  const { reader, deployment } = context;
  const now = await context.now();
  const campaigns = [];
  const lines = [];
  for (const { campaign, brand } of await campaignsOpened(context)) {
    const { name, problem } = nameOf(context, campaign);
    const row = await readRow(async () => {
      const state = await readCampaign(reader, deployment, { campaign });
      return { state, pays: await describeAmount(context, state.token, state.reward) };
    });
    campaigns.push({ campaign, name, brand, ...(isUnreadable(row) ? row : row.state) });
    const subject = sentence(describeCampaign(context, campaign));
    lines.push(
      isUnreadable(row)
        ? `${subject} of brand ${brand} could not be read. ${row.problem}`
        : `${subject}: ${describeState(row.state, now)}, ${row.pays} an answer, ${row.state.answersLeft} more can be paid; brand ${brand}.`,
      ...(problem === undefined ? [] : [`  Its name cannot be read. ${problem}`]),
    );
  }
  return {
    data: { campaigns },
    lines: lines.length > 0 ? lines : ["Nobody has opened a campaign yet."],
    refused: campaigns.some(isUnreadable),
  };
}
