import { closeCampaign, reclaimRemainder } from "../../src/chain/actions/campaign.ts";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { describeTime } from "./describe.ts";
import { describeAmount } from "./token.ts";

/** Begins a campaign's notice; answers are paid until its end. */
export async function closeByNumber(
  context: Context,
  { campaign }: { readonly campaign: bigint },
): Promise<Outcome> {
  const closed = await closeCampaign(context.clientOf("brand"), context.deployment, { campaign });
  return {
    data: closed,
    lines: [`Campaign ${campaign} accepts answers until ${describeTime(closed.closesAt)}.`],
  };
}

/** After a campaign's end, takes back for the brand what no answer has earned. */
export async function reclaim(
  context: Context,
  { campaign }: { readonly campaign: bigint },
): Promise<Outcome> {
  const client = context.clientOf("brand");
  const { token } = await readCampaign(context.reader, context.deployment, { campaign });
  const payee = client.account.address;
  const reclaimed = await reclaimRemainder(client, context.deployment, { campaign, payee });
  return {
    data: reclaimed,
    lines: [`Took back ${await describeAmount(context, token, reclaimed.amount)}.`],
  };
}
