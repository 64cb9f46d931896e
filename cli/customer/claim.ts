import { signClaim, submitClaim } from "../../src/chain/actions/claim.ts";
import { payeeFor } from "../../src/customer/keys.ts";
import { DecdpError } from "../../src/errors.ts";
import { readCampaignAsOpened } from "../campaign/campaignOnChain.ts";
import { describeAmount } from "../campaign/token.ts";
import type { Outcome } from "../run.ts";
import { afterwards } from "../setting/afterwards.ts";
import type { Context } from "../setting/context.ts";
import { followedBy } from "../setting/dryRun.ts";
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
  // A claim is signed anew by each run, and paid once: the nullifier says which one it is.
  const stepOf = (nullifier: bigint) => `claim ${campaign} ${nullifier}`;
  const open = settled.filter(
    ({ paid, nullifier }) => !paid || context.hasBegun("relayer", stepOf(nullifier)),
  );
  if (open.length === 0) {
    throw new DecdpError("There is nothing to claim in this campaign.", {
      hint: "Answers can be claimed once they are settled: npx decdp customer status",
    });
  }
  let amount = 0n;
  for (const [index, { nullifier }] of open.entries()) {
    const relayer = context.clientOf("relayer", stepOf(nullifier));
    const deadline = (await context.now()) + DEADLINE;
    const claim = await signClaim(client, deployment, { campaign, nullifier, payee, deadline });
    const following = open.slice(index + 1).map(() => "claimBySignature");
    amount += (await followedBy(following, () => submitClaim(relayer, deployment, claim))).amount;
  }
  const paid = await afterwards(context, () => describeAmount(context, opened.token, amount));
  return {
    data: { payee, amount, answers: open.length },
    lines: [`${paid ?? `${amount} of the smallest unit of token ${opened.token}`} paid to ${payee}.`],
  };
}
