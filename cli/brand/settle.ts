import { isAddressEqual } from "viem";
import type { Answer } from "../../src/answer/answer.ts";
import { openSegment } from "../../src/answer/sealing.ts";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import type { AnswerSettled } from "../../src/chain/actions/events.ts";
import { settleAnswer } from "../../src/chain/actions/settlement.ts";
import type { ChainEvent } from "../../src/chain/eventRange.ts";
import { DecdpError } from "../../src/errors.ts";
import { readAnswerFile } from "../../src/format/answer/answerFile.ts";
import { describeSegment } from "../campaign/describe.ts";
import { describeCampaign, modelOf } from "../campaign/names.ts";
import { readMessage } from "../input/messages.ts";
import { findSettlement } from "../inspection/settledBefore.ts";
import type { Outcome } from "../run.ts";
import { afterwards } from "../setting/afterwards.ts";
import type { Context } from "../setting/context.ts";
import { updateRecords } from "./records/records.ts";
import { keptSealKey } from "./seals/sealKeys.ts";

/**
 * Settles a customer's answer, reads its segment and keeps it for as long as the terms say; one that is settled already
 * is only read. Throws `DecdpError` for one whose period is over.
 */
export async function settleFile(context: Context, { file }: { readonly file: string }): Promise<Outcome> {
  const { reader, deployment } = context;
  const { answer, consent } = readMessage(context, file, readAnswerFile);
  const { campaign, subject, sealedSegment, period } = answer;
  const earlier = await findSettlement(context, answer);
  if (earlier !== undefined) return readAgain(context, answer, earlier);
  const state = await readCampaign(reader, deployment, { campaign });
  if (period !== state.currentPeriod) {
    throw new DecdpError(
      `The answer is for period ${period} of ${describeCampaign(context, campaign)}: it was not settled in it, and now it is period ${state.currentPeriod}.`,
      {
        details: { campaign, period, currentPeriod: state.currentPeriod },
        hint: "The customer has to answer again.",
      },
    );
  }
  // Before anything is paid: the brand has to be able to read the answer.
  const sealKey = keptSealKey(context, { ...state, subject });
  const segment = openSegment(sealKey, sealedSegment);
  const settled = await settleAnswer(context.clientOf("settler"), deployment, { answer, consent });
  await afterwards(context, () => updateRecords(context, campaign));
  return {
    data: { ...settled, subject, segment },
    lines: [
      `Settled: ${subject} is in ${describeSegment(segment, modelOf(context, campaign))}. The reward is the customer's to claim.`,
    ],
  };
}

/** Whoever settled it, and whenever: its segment is in the records for as long as it may be. */
async function readAgain(
  context: Context,
  { subject }: Answer,
  { campaign, nullifier, period, transactionHash: hash }: ChainEvent<AnswerSettled>,
): Promise<Outcome> {
  const before = { nullifier, hash, settledBefore: true, settledIn: period, subject };
  const updated = context.dryRun
    ? undefined
    : await afterwards(context, () => updateRecords(context, campaign));
  const segment = updated?.known.find((one) => isAddressEqual(one.subject, subject))?.segment;
  const group =
    segment === undefined
      ? "You may not use its group."
      : `${subject} is now in ${describeSegment(segment, modelOf(context, campaign))}.`;
  return {
    data: { ...before, segment },
    lines: [`Settled already, in period ${period}; nothing was sent. ${group}`],
  };
}
