import { type Address, isAddressEqual } from "viem";
import { fundCampaign } from "../../src/chain/actions/campaignFunding.ts";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { fundCampaignCall } from "../../src/chain/calls/campaignCalls.ts";
import { DecdpError } from "../../src/errors.ts";
import type { Outcome } from "../run.ts";
import { afterwards } from "../setting/afterwards.ts";
import type { Context } from "../setting/context.ts";
import { followedBy } from "../setting/dryRun.ts";
import { describeCount } from "./describe.ts";
import { describeCampaign } from "./names.ts";
import { describeAmount, readBalance, requireAmount } from "./token.ts";

/**
 * Adds tokens of the brand to a campaign's budget. Throws `DecdpError` if the brand has less.
 *
 * @param given.tokens Whole tokens, such as "2.5".
 */
export async function fund(
  context: Context,
  { campaign, tokens }: { readonly campaign: bigint; readonly tokens: string },
): Promise<Outcome> {
  const { reader, deployment } = context;
  const client = context.clientOf("brand");
  const { brand, token } = await readCampaign(reader, deployment, { campaign });
  const amount = await requireAmount(context, token, tokens);
  if (!isAddressEqual(brand, client.account.address)) {
    throw new DecdpError(`Campaign ${campaign} belongs to ${brand}, not to ${client.account.address}.`, {
      details: { campaign, brand, account: client.account.address },
      hint: "Check the campaign's number: npx decdp brand campaign list",
    });
  }
  // What an earlier run has sent is no longer in the account.
  if (!context.hasBegun("brand", fundCampaignCall(deployment, { campaign, brand, amount }))) {
    await requireFunds(context, token, brand, amount);
  }
  const { approval, ...funding } = await followedBy(
    (call) => (call === "approve" ? ["fund"] : []),
    () => fundCampaign(client, deployment, { campaign, amount }),
  );
  const added = await afterwards(context, () => describeAmount(context, token, funding.amount));
  const state = await afterwards(context, () => readCampaign(reader, deployment, { campaign }));
  const left = state && `; ${describeCount(state.answersLeft, "answer")} can be paid now`;
  return {
    data: { ...funding, ...(approval && { approval }), answersLeft: state?.answersLeft },
    lines: [`Added ${added ?? funding.amount} to ${describeCampaign(context, campaign)}${left ?? ""}.`],
  };
}

/** Throws `DecdpError`, before anything is approved, if an account has less than it wants to give. */
async function requireFunds(context: Context, token: Address, account: Address, amount: bigint) {
  const balance = await readBalance(context, token, account);
  if (balance >= amount) return;
  const [has, needs] = await Promise.all([balance, amount].map((one) => describeAmount(context, token, one)));
  throw new DecdpError(`${account} has ${has}, and ${needs} are needed.`, {
    details: { balance, needed: amount },
    hint: "Take a smaller amount, or get more of the token first.",
  });
}
