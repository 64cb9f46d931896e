import { openSegment } from "../../src/answer/sealing.ts";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { readAnswersSettled } from "../../src/chain/actions/events.ts";
import { settleAnswer } from "../../src/chain/actions/settlement.ts";
import { readAnswerFile } from "../../src/format/answer/answerFile.ts";
import { readMessage } from "../input/messages.ts";
import type { Outcome } from "../run.ts";
import { afterwards } from "../setting/afterwards.ts";
import type { Context } from "../setting/context.ts";
import { updateRecords } from "./records.ts";
import { keptSealKey } from "./sealKeys.ts";

/**
 * Settles a customer's answer unless it is settled already, reads its segment and keeps it for as long as the terms say.
 */
export async function settleFile(context: Context, { file }: { readonly file: string }): Promise<Outcome> {
  const { reader, deployment, network } = context;
  const { answer, consent } = readMessage(context, file, readAnswerFile);
  const { campaign, subject, nullifier, sealedSegment } = answer;
  const state = await readCampaign(reader, deployment, { campaign });
  // Before anything is paid: the brand has to be able to read the answer.
  const sealKey = keptSealKey(context, { ...state, subject });
  const segment = openSegment(sealKey, sealedSegment);
  const range = { campaign, subject, fromBlock: network.firstBlock };
  const earlier = (await readAnswersSettled(reader, deployment, range)).find(
    (one) => one.nullifier === nullifier && one.sealedSegment === sealedSegment,
  );
  const settled = earlier
    ? { nullifier, hash: earlier.transactionHash, settledBefore: true }
    : await settleAnswer(context.clientOf("settler"), deployment, { answer, consent });
  if (!context.dryRun) await afterwards(context, () => updateRecords(context, campaign));
  return {
    data: { ...settled, subject, segment },
    lines: [
      `${earlier ? "Settled before; nothing was sent" : "Settled"}: ${subject} is in group ${segment}. The reward is the customer's to claim.`,
    ],
  };
}
