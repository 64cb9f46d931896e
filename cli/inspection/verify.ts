import { verifyAnswer } from "../../src/answer/verification.ts";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { readAnswerFile } from "../../src/format/answer/answerFile.ts";
import { readMessage } from "../input/messages.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";

/** Checks an answer's proof on this machine, against the campaign's point on chain. */
export async function verifyFile(context: Context, { file }: { readonly file: string }): Promise<Outcome> {
  const { answer } = readMessage(context, file, readAnswerFile);
  const { campaign, proof, period, ...signals } = answer;
  const state = await readCampaign(context.reader, context.deployment, { campaign });
  const isCurrent = state.currentPeriod === period;
  const start = performance.now();
  const holds = await verifyAnswer(state.folded, { proof, signals });
  const milliseconds = Math.round(performance.now() - start);
  const reason = isCurrent ? "" : ` It was made for period ${period}; now it is ${state.currentPeriod}.`;
  return {
    data: { holds, milliseconds, period, currentPeriod: state.currentPeriod },
    lines: [
      holds
        ? `The proof holds for campaign ${campaign} (${milliseconds} ms). Whether it would be accepted: npx decdp quote ${file}`
        : `The proof does not hold for campaign ${campaign}.${reason}`,
    ],
    refused: !holds,
  };
}
