import { readContract } from "viem/actions";
import type { Answer } from "../../../src/answer/answer.ts";
import type { CampaignState } from "../../../src/chain/actions/campaignState.ts";
import type { Deployment } from "../../../src/chain/deployment.ts";
import { type RefusalReason, refusals } from "../../../src/chain/refusals.ts";
import type { ReadingClient } from "../../../src/chain/transact.ts";
import { AnswerRefusedError } from "../../../src/errors.ts";
import { campaignsAbi } from "../../../src/generated/abis.ts";
import type { CampaignReader } from "./campaignReader.ts";

const DAY = 86_400;

/**
 * Throws `AnswerRefusedError` unless the campaign accepts answers like this one now: what the answers of one group of a
 * batch have in common.
 */
export async function requireAcceptable(
  campaigns: CampaignReader,
  { campaign: id, issuer, root, period, validAt }: Answer,
  campaign: CampaignState,
): Promise<void> {
  const now = await campaigns.now();
  if (campaign.closesAt !== undefined && now >= campaign.closesAt) refuseAnswer("CampaignClosed");
  if (period !== campaign.currentPeriod) refuseAnswer("PeriodNotCurrent");
  if (validAt % DAY !== 0 || validAt < now || validAt > now + 2 * DAY) refuseAnswer("ValidAtOutOfRange");
  if (!(await campaigns.acceptsIssuer(id, issuer))) refuseAnswer("IssuerNotAccepted");
  if (now > (await campaigns.rootUntil(issuer, root))) refuseAnswer("RootNotLive");
  if (campaign.available < campaign.reward) refuseAnswer("BudgetExhausted");
  if (campaign.answersLeft === 0n) refuseAnswer("PeriodBudgetExhausted");
}

/** Throws `AnswerRefusedError` if the customer has answered in this period. */
export async function requireUnspent(
  { client, deployment }: { readonly client: ReadingClient; readonly deployment: Deployment },
  { campaign, nullifier }: Pick<Answer, "campaign" | "nullifier">,
): Promise<void> {
  const settled = await readContract(client, {
    address: deployment.campaigns,
    abi: campaignsAbi,
    functionName: "answerOf",
    args: [campaign, nullifier],
  });
  if (BigInt(settled.subject) !== 0n) refuseAnswer("NullifierSpent");
}

/** Throws the refusal of an answer that a contract would give. */
export function refuseAnswer(reason: RefusalReason): never {
  const { message, hint } = refusals[reason];
  throw new AnswerRefusedError(reason, message, { hint });
}
