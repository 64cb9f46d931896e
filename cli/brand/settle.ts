import { openSegment } from "../../src/answer/sealing.ts";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { settleAnswer } from "../../src/chain/actions/settlement.ts";
import { readAnswerFile } from "../../src/format/answer/answerFile.ts";
import { readMessage } from "../input/messages.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { updateRecords } from "./records.ts";
import { keptSealKey } from "./sealKeys.ts";

/** Settles a customer's answer, reads its segment and keeps it for as long as the terms say. */
export async function settleFile(context: Context, { file }: { readonly file: string }): Promise<Outcome> {
  const { answer, consent } = readMessage(context, file, readAnswerFile);
  const { campaign, subject, sealedSegment } = answer;
  const state = await readCampaign(context.reader, context.deployment, { campaign });
  // Before anything is paid: the brand has to be able to read the answer.
  const sealKey = keptSealKey(context, { ...state, subject });
  const segment = openSegment(sealKey, sealedSegment);
  const settled = await settleAnswer(context.clientOf("settler"), context.deployment, { answer, consent });
  await updateRecords(context, campaign);
  return {
    data: { ...settled, subject, segment },
    lines: [`Settled: ${subject} is in group ${segment}. The reward is the customer's to claim.`],
  };
}
