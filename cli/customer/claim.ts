import { signClaim, submitClaim } from "../../src/chain/actions/claim.ts";
import { payeeFor } from "../../src/customer/keys.ts";
import { DecdpError } from "../../src/errors.ts";
import { readCampaignAsOpened } from "../campaign/campaignOnChain.ts";
import { describeAmount } from "../campaign/token.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { campaignDealtWith } from "./campaignsKnown.ts";
import { readKeys, subjectClient } from "./customers.ts";
import { readSettled } from "./settledAnswers.ts";

/** A signed claim is submitted at once; an hour leaves room for a busy chain. */
const DEADLINE = 3600;

/** Has the rewards of a customer's settled answers paid to its account for the brand. */
export async function claimRewards(
  context: Context,
  { campaign, as }: { readonly campaign: bigint; readonly as: string },
): Promise<Outcome> {
  const { deployment } = context;
  const keys = readKeys(context, as);
  const { brand } = await campaignDealtWith(context, as, campaign);
  const client = subjectClient(context, keys, brand);
  const payee = payeeFor(keys, brand).address;
  const { opened } = await readCampaignAsOpened(context, campaign);
  const settled = await readSettled(context, opened, client.account.address);
  const open = settled.filter(({ paid }) => !paid);
  if (open.length === 0) {
    throw new DecdpError("There is nothing to claim in this campaign.", {
      hint: "Answers can be claimed once they are settled: npx decdp customer status",
    });
  }
  let amount = 0n;
  for (const { nullifier } of open) {
    const deadline = (await context.now()) + DEADLINE;
    const claim = await signClaim(client, deployment, { campaign, nullifier, payee, deadline });
    amount += (await submitClaim(context.clientOf("relayer"), deployment, claim)).amount;
  }
  return {
    data: { payee, amount, answers: open.length },
    lines: [`${await describeAmount(context, opened.token, amount)} paid to ${payee}.`],
  };
}
