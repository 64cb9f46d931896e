import { isAddressEqual } from "viem";
import { closeCampaign, reclaimRemainder } from "../../src/chain/actions/campaign.ts";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { closeCampaignCall, reclaimCall } from "../../src/chain/calls/campaignCalls.ts";
import type { Outcome } from "../run.ts";
import { afterwards } from "../setting/afterwards.ts";
import type { Context } from "../setting/context.ts";
import { describeTime, sentence } from "./describe.ts";
import { describeCampaign } from "./names.ts";
import { describeAmount } from "./token.ts";

/** Begins a campaign's notice unless the brand has begun it already; answers are paid until its end. */
export async function closeByNumber(
  context: Context,
  { campaign }: { readonly campaign: bigint },
): Promise<Outcome> {
  const { reader, deployment } = context;
  const client = context.clientOf("brand");
  const name = sentence(describeCampaign(context, campaign));
  const { brand, closesAt } = await readCampaign(reader, deployment, { campaign });
  const isOwn = isAddressEqual(brand, client.account.address);
  if (
    closesAt !== undefined &&
    isOwn &&
    !context.hasBegun("brand", closeCampaignCall(deployment, campaign))
  ) {
    const ends = `${closesAt > (await context.now()) ? "accepts answers until" : "closed on"} ${describeTime(closesAt)}`;
    return {
      data: { campaign, closesAt, closedBefore: true },
      lines: [`${name}: ${ends}; nothing was sent.`],
    };
  }
  const closed = await closeCampaign(client, deployment, { campaign });
  return {
    data: closed,
    lines: [`${name}: accepts answers until ${describeTime(closed.closesAt)}.`],
  };
}

/** After a campaign's end, takes back for the brand what no answer has earned. */
export async function reclaim(
  context: Context,
  { campaign }: { readonly campaign: bigint },
): Promise<Outcome> {
  const { deployment, reader } = context;
  const client = context.clientOf("brand");
  const { token, available, brand } = await readCampaign(reader, deployment, { campaign });
  const payee = client.account.address;
  const call = reclaimCall(deployment, { campaign, payee });
  if (available === 0n && isAddressEqual(brand, payee) && !context.hasBegun("brand", call)) {
    return {
      data: { campaign, amount: 0n },
      lines: [`Nothing is left to take back from ${describeCampaign(context, campaign)}; nothing was sent.`],
    };
  }
  const reclaimed = await reclaimRemainder(client, deployment, { campaign, payee });
  const amount = await afterwards(context, () => describeAmount(context, token, reclaimed.amount));
  return {
    data: reclaimed,
    lines: [`Took back ${amount ?? reclaimed.amount} from ${describeCampaign(context, campaign)}.`],
  };
}
