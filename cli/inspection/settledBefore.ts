import type { Answer } from "../../src/answer/answer.ts";
import { readAnswersSettled } from "../../src/chain/actions/events.ts";
import { readCampaignAsOpened } from "../campaign/campaignOnChain.ts";
import type { Context } from "../setting/context.ts";

/** The period in which an answer was settled, as the chain says; undefined if it, or one with its nullifier, was not. */
export async function periodOfSettlement(
  context: Context,
  { campaign, subject, nullifier }: Pick<Answer, "campaign" | "subject" | "nullifier">,
): Promise<number | undefined> {
  const { reader, deployment, onProgress } = context;
  const { opened } = await readCampaignAsOpened(context, campaign);
  const range = { campaign, subject, fromBlock: opened.openedIn, onProgress };
  const settled = await readAnswersSettled(reader, deployment, range);
  return settled.find((one) => one.nullifier === nullifier)?.period;
}
