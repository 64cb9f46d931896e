import { isAddressEqual } from "viem";
import type { Answer } from "../../src/answer/answer.ts";
import { openSegment } from "../../src/answer/sealing.ts";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { settleAnswer } from "../../src/chain/actions/settlement.ts";
import { DecdpError } from "../../src/errors.ts";
import { readAnswerFile } from "../../src/format/answer/answerFile.ts";
import { readMessage } from "../input/messages.ts";
import { periodOfSettlement } from "../inspection/settledBefore.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { updateRecords } from "./records/records.ts";
import { keptSealKey } from "./seals/sealKeys.ts";

/**
 * Settles a customer's answer, reads its segment and keeps it for as long as the terms say; one that is settled already
 * is only read. Throws `DecdpError` for one whose period is over.
 */
export async function settleFile(context: Context, { file }: { readonly file: string }): Promise<Outcome> {
  const { answer, consent } = readMessage(context, file, readAnswerFile);
  const { campaign, subject, sealedSegment, period } = answer;
  const settledIn = await periodOfSettlement(context, answer);
  if (settledIn !== undefined) return readAgain(context, answer, settledIn);
  const state = await readCampaign(context.reader, context.deployment, { campaign });
  if (period !== state.currentPeriod) {
    throw new DecdpError(
      `The answer is for period ${period} of campaign ${campaign}, and was not settled in it; now it is ${state.currentPeriod}.`,
      {
        details: { campaign, period, currentPeriod: state.currentPeriod },
        hint: "The customer has to answer again.",
      },
    );
  }
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

/** Whoever settled it, and whenever: its segment is in the records for as long as it may be. */
async function readAgain(context: Context, { campaign, subject }: Answer, period: number): Promise<Outcome> {
  const { known } = await updateRecords(context, campaign);
  const segment = known.find((one) => isAddressEqual(one.subject, subject))?.segment;
  const group = segment === undefined ? "you may not use its group" : `${subject} is in group ${segment} now`;
  return {
    data: { campaign, subject, settledIn: period, segment },
    lines: [`Settled already, in period ${period}; nothing was sent, and ${group}.`],
  };
}
