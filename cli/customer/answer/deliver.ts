import { readCampaign } from "../../../src/chain/actions/campaignState.ts";
import { signConsent } from "../../../src/chain/actions/consent.ts";
import { quoteAnswer } from "../../../src/chain/actions/settlement.ts";
import { wordsOfRendering } from "../../../src/consent/terms/rendering.ts";
import { DecdpError } from "../../../src/errors.ts";
import { type AnswerFile, writeAnswerFile } from "../../../src/format/answer/answerFile.ts";
import { describeSegment, describeTime } from "../../campaign/describe.ts";
import { writeOwn } from "../../input/ownFiles.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { rememberCampaign } from "../campaignsKnown.ts";
import { carrierOf } from "../carrier.ts";
import { explanationData } from "../explanation.ts";
import type { AnswerOptions } from "./options.ts";
import { isAnswer, type PreparedAnswer } from "./prepare.ts";
import { prove } from "./prove.ts";

/** Proves, writes the answer file, and settles the answer unless that is left to the brand. */
export async function deliverAnswer(
  context: Context,
  { as, send, relayer }: AnswerOptions,
  prepared: PreparedAnswer,
): Promise<Outcome> {
  const { campaign, checked, client, ticket, segment, nullifier, out } = prepared;
  const { opened } = checked;
  const { deployment } = context;
  await requirePeriod(context, prepared);
  await rememberCampaign(context, as, opened);
  const consent = await newConsent(context, prepared);
  const answer = await prove(context, prepared);
  const { chainId, campaigns } = deployment;
  const carrier = carrierOf(context, { relayer });
  // What an earlier run sent is in the file already.
  if (!context.dryRun && !carrier.hasBegunAnswer({ campaign, nullifier })) {
    const text = writeAnswerFile({ chainId, campaigns, answer, consent });
    writeOwn(out, text, { isOwn: isAnswer({ campaign, nullifier }) });
  }
  const subject = client.account.address;
  const explanation = explanationData(prepared.why, checked.document.terms);
  const data = { answered: true, campaign, subject, segment, explanation, nullifier, file: out };
  if (!send || (opened.isSealed && ticket === undefined)) {
    if (context.dryRun) return rehearsed(context, prepared, { answer, consent });
    return {
      data: { ...data, settled: false },
      lines: [`The answer is in ${out}. Send it to the brand, which settles it.`],
    };
  }
  const settled = await carrier.answer({ answer, consent, ticket });
  return {
    data: { ...data, settled: true, hash: settled.hash, gasUsed: settled.gasUsed },
    lines: [
      `Settled. The answer is in ${out}; claim the reward: npx decdp customer claim ${campaign} --as ${as}`,
    ],
  };
}

/** What the answer file would be, and what the chain says of the answer now. */
async function rehearsed(
  { reader, deployment }: Context,
  { campaign, checked, client, segment, nullifier, out }: PreparedAnswer,
  { answer, consent }: Pick<AnswerFile, "answer" | "consent">,
): Promise<Outcome> {
  const refusal = await quoteAnswer(reader, deployment, { answer });
  // The consent in the file is recorded together with the answer.
  const isAccepted = refusal === undefined || (consent !== undefined && refusal.reason === "ConsentNotLive");
  const group = describeSegment(segment, checked.document.model);
  const kind = checked.opened.isSealed ? `sealed: only the brand reads ${group}` : group;
  const permission = consent ? `, with your permission until ${describeTime(consent.until)}` : "";
  return {
    data: {
      ...{ dryRun: true, answered: false, campaign, subject: client.account.address, segment, nullifier },
      ...{
        file: out,
        accepted: isAccepted,
        ...(consent && { consentUntil: consent.until }),
        ...(!isAccepted && { reason: refusal.reason }),
      },
    },
    lines: [
      `Dry run, nothing was written or sent. It would write your answer (${kind})${permission} to ${out}, for the brand to settle.`,
      isAccepted ? "The chain would accept it now." : `The chain would refuse it now: ${refusal.message}`,
    ],
  };
}

/** The consent that an answer brings along; undefined where the one on record suffices. */
async function newConsent({ deployment }: Context, { client, checked, until, shown }: PreparedAnswer) {
  if (until === undefined) return undefined;
  return signConsent(client, deployment, {
    terms: checked.opened.terms,
    until,
    words: wordsOfRendering(shown.rendering),
  });
}

/** Throws `DecdpError` if the customer took so long that what was prepared is for a period that is over. */
async function requirePeriod(context: Context, { campaign, checked }: PreparedAnswer): Promise<void> {
  const { scope } = await readCampaign(context.reader, context.deployment, { campaign });
  if (scope === checked.state.scope) return;
  throw new DecdpError(`The next period of campaign ${campaign} has begun meanwhile.`, {
    hint: "Answer again; in a sealed campaign, ask the brand for a new seal first.",
  });
}
