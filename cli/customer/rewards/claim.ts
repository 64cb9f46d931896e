import type { Address, Hash } from "viem";
import { signClaim } from "../../../src/chain/actions/claim.ts";
import { payeeFor } from "../../../src/customer/keys.ts";
import { DecdpError } from "../../../src/errors.ts";
import { type OpenedCampaign, readCampaignAsOpened } from "../../campaign/campaignOnChain.ts";
import { describeCount } from "../../campaign/describe.ts";
import { describeCampaign } from "../../campaign/names.ts";
import { describeAmount } from "../../campaign/token.ts";
import type { Outcome } from "../../run.ts";
import { afterwards } from "../../setting/afterwards.ts";
import type { Context } from "../../setting/context.ts";
import { followedBy } from "../../setting/dryRun.ts";
import { campaignDealtWith } from "../campaignsKnown.ts";
import { type Carriage, carrierOf } from "../carrier.ts";
import { readKeys, subjectClient } from "../customers.ts";
import { readSettled, type SettledAnswer } from "../settledAnswers.ts";

/** For so long a relayer may keep a claim waiting for a better price, seconds. Only its payee can be paid by it. */
const DEADLINE = 86_400;

export interface Claiming extends Carriage {
  readonly campaign: bigint;
  /** Which customer. */
  readonly as: string;
  /** An account that is paid instead of the customer's own for this brand. */
  readonly to?: Address;
}

/** Has the rewards of a customer's settled answers paid, unless they are. Throws `DecdpError` if there are none. */
export async function claimRewards(
  context: Context,
  { campaign, as, to, relayer }: Claiming,
): Promise<Outcome> {
  const { deployment } = context;
  const keys = readKeys(context, as);
  const { brand } = await campaignDealtWith(context, as, campaign);
  const client = subjectClient(context, keys, brand);
  const payee = to ?? payeeFor(keys, brand).address;
  const { opened } = await readCampaignAsOpened(context, campaign);
  const settled = await readSettled(context, opened, client.account.address);
  const carrier = carrierOf(context, { relayer });
  const unpaid = settled.filter(
    ({ paid, nullifier }) => !paid || carrier.hasBegunClaim({ campaign, nullifier }),
  );
  if (settled.length > 0 && unpaid.length === 0) return paidBefore(context, opened, settled);
  if (unpaid.length === 0) {
    throw new DecdpError("There is nothing to claim in this campaign.", {
      hint: "Answers can be claimed once they are settled: npx decdp customer status",
    });
  }
  if (to !== undefined) context.terminal.warn(linkWarning(to));
  const hashes: Hash[] = [];
  const payees = new Set<Address>();
  for (const [index, { nullifier }] of unpaid.entries()) {
    const deadline = (await context.now()) + DEADLINE;
    const claim = await signClaim(client, deployment, { campaign, nullifier, payee, deadline });
    const following = unpaid.slice(index + 1).map(() => "claimBySignature");
    const carried = await followedBy(following, () => carrier.claim(claim));
    hashes.push(carried.hash);
    payees.add(carried.payee ?? payee);
  }
  const amount = opened.reward * BigInt(unpaid.length);
  // A relayer's word is checked; a node that lags behind shows it a little later.
  const after = await afterwards(context, () => readSettled(context, opened, client.account.address));
  const isShown = after?.every(({ paid }) => paid) ?? false;
  const note = isShown ? "" : " The node does not show it yet: npx decdp customer status";
  const paid = await afterwards(context, () => describeAmount(context, opened.token, amount));
  return {
    data: { payee, amount, answers: unpaid.length, hashes, isShown },
    lines: [
      `${paid ?? `${amount} of the smallest unit of token ${opened.token}`} paid to ${[...payees].join(", ")}.${note}`,
    ],
  };
}

/** Whoever carried the claims, an interrupted run's relayer too: what they were to do is done. */
async function paidBefore(
  context: Context,
  { campaign, token }: Pick<OpenedCampaign, "campaign" | "token">,
  settled: readonly SettledAnswer[],
): Promise<Outcome> {
  const amount = settled.reduce((sum, one) => sum + one.amount, 0n);
  const answers = describeCount(settled.length, "answer");
  return {
    data: { amount, answers: settled.length, paidBefore: true },
    lines: [
      `Nothing is left to claim: ${await describeAmount(context, token, amount)} for ${answers} to ${describeCampaign(context, campaign)} is paid already; nothing was sent.`,
    ],
  };
}

/** Pseudonyms are kept apart by accounts that are kept apart. */
export function linkWarning(account: Address): string {
  return `Warning: everybody can see that ${account} is paid by this pseudonym of yours. Who pays the rewards of several brands to one account links its pseudonyms.`;
}
