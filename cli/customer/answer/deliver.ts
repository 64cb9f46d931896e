import { readCampaign } from "../../../src/chain/actions/campaignState.ts";
import { signConsent } from "../../../src/chain/actions/consent.ts";
import { settleAnswer } from "../../../src/chain/actions/settlement.ts";
import { DecdpError } from "../../../src/errors.ts";
import { writeAnswerFile } from "../../../src/format/answer/answerFile.ts";
import { wordsOfTerms } from "../../../src/format/campaign/terms.ts";
import { writeText } from "../../input/files.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { rememberCampaign } from "../campaignsKnown.ts";
import type { AnswerOptions } from "./options.ts";
import type { PreparedAnswer } from "./prepare.ts";
import { prove } from "./prove.ts";

/** Proves, writes the answer file, and settles the answer unless that is left to the brand. */
export async function deliverAnswer(
  context: Context,
  { as, send }: AnswerOptions,
  prepared: PreparedAnswer,
): Promise<Outcome> {
  const { campaign, checked, client, ticket, segment, out } = prepared;
  const { opened } = checked;
  const { deployment } = context;
  await requirePeriod(context, prepared);
  await rememberCampaign(context, as, opened);
  const consent = await newConsent(context, prepared);
  const answer = await prove(context, prepared);
  const { chainId, campaigns } = deployment;
  if (!context.dryRun) {
    writeText(out, writeAnswerFile({ chainId, campaigns, answer, consent }));
  }
  const { nullifier } = answer;
  const subject = client.account.address;
  const data = { answered: true, campaign, subject, segment, nullifier, file: out };
  if (!send || (opened.isSealed && ticket === undefined)) {
    return {
      data: { ...data, settled: false },
      lines: [
        context.dryRun
          ? "Dry run, nothing was written or sent. The answer would be left for the brand to settle."
          : `The answer is in ${out}. Send it to the brand, which settles it.`,
      ],
    };
  }
  const settled = await settleAnswer(context.clientOf("relayer"), deployment, { answer, consent, ticket });
  return {
    data: { ...data, settled: true, hash: settled.hash, gasUsed: settled.gasUsed },
    lines: [
      `Settled. The answer is in ${out}; claim the reward: npx decdp customer claim ${campaign} --as ${as}`,
    ],
  };
}

/** The consent that an answer brings along; undefined where one is live. */
async function newConsent({ deployment }: Context, { client, consent, checked, until }: PreparedAnswer) {
  if (consent.isLive) return undefined;
  return signConsent(client, deployment, {
    terms: checked.opened.terms,
    until,
    words: wordsOfTerms(checked.document.terms),
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
