import type { Answer } from "../../src/answer/answer.ts";
import { type AnswerSettled, readAnswersSettled } from "../../src/chain/actions/events.ts";
import type { ChainEvent } from "../../src/chain/eventRange.ts";
import { readCampaignAsOpened } from "../campaign/campaignOnChain.ts";
import type { Context } from "../setting/context.ts";

/** The settlement of an answer, or of one with its nullifier, as the chain says; undefined if there was none. */
export async function findSettlement(
  context: Context,
  { campaign, subject, nullifier }: Pick<Answer, "campaign" | "subject" | "nullifier">,
): Promise<ChainEvent<AnswerSettled> | undefined> {
  const { reader, deployment, onProgress } = context;
  const { opened } = await readCampaignAsOpened(context, campaign);
  const range = { campaign, subject, fromBlock: opened.openedIn, onProgress };
  const settled = await readAnswersSettled(reader, deployment, range);
  return settled.find((one) => one.nullifier === nullifier);
}
