import { type Address, isAddressEqual } from "viem";
import { fundCampaign } from "../../src/chain/actions/campaignFunding.ts";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { DecdpError } from "../../src/errors.ts";
import { tokensOf } from "../brand/campaignFile.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { describeCount } from "./describe.ts";
import { describeAmount, readBalance, requireDecimals } from "./token.ts";

/**
 * Adds tokens of the brand to a campaign's budget. Throws `DecdpError` if the brand has less.
 *
 * @param given.tokens Whole tokens, such as "2.5".
 */
export async function fund(
  context: Context,
  { campaign, tokens }: { readonly campaign: bigint; readonly tokens: string },
): Promise<Outcome> {
  const client = context.clientOf("brand");
  const { brand, token } = await readCampaign(context.reader, context.deployment, { campaign });
  const decimals = await requireDecimals(context, token);
  const amount = tokensOf(tokens, decimals);
  if (!isAddressEqual(brand, client.account.address)) {
    throw new DecdpError(`Campaign ${campaign} belongs to ${brand}, not to ${client.account.address}.`, {
      details: { campaign, brand, account: client.account.address },
      hint: "Check the campaign's number: npx decdp brand campaign list",
    });
  }
  await requireFunds(context, token, client.account.address, amount);
  const { approval, ...funding } = await fundCampaign(client, context.deployment, { campaign, amount });
  const { answersLeft } = await readCampaign(context.reader, context.deployment, { campaign });
  return {
    data: { ...funding, ...(approval && { approval }), answersLeft },
    lines: [
      `Added ${await describeAmount(context, token, funding.amount)}; ${describeCount(answersLeft, "answer")} can be paid now.`,
    ],
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
