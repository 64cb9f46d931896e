import { verifyAnswer } from "../../src/answer/verification.ts";
import { readCampaign, readFoldedPoint } from "../../src/chain/actions/campaignState.ts";
import { readAnswerFile } from "../../src/format/answer/answerFile.ts";
import { describeCampaign } from "../campaign/names.ts";
import { readMessage } from "../input/messages.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { findSettlement } from "./settledBefore.ts";

/** Checks an answer's proof on this machine, against the point on chain of the campaign and the answer's period. */
export async function verifyFile(context: Context, { file }: { readonly file: string }): Promise<Outcome> {
  const { answer } = readMessage(context, file, readAnswerFile);
  const { campaign, proof, period, ...signals } = answer;
  const { reader, deployment } = context;
  const { currentPeriod } = await readCampaign(reader, deployment, { campaign });
  const folded = await readFoldedPoint(reader, deployment, { campaign, period });
  const start = performance.now();
  const holds = await verifyAnswer(folded, { proof, signals });
  const milliseconds = Math.round(performance.now() - start);
  const settledIn = holds ? (await findSettlement(context, answer))?.period : undefined;
  return {
    data: { holds, milliseconds, period, currentPeriod, settledIn },
    lines: [
      holds
        ? `The proof holds for ${describeCampaign(context, campaign)} (${milliseconds} ms). ${outlook()}`
        : `The proof does not hold for period ${period} of ${describeCampaign(context, campaign)}.`,
    ],
    refused: !holds,
  };

  function outlook(): string {
    if (settledIn !== undefined) return `It is settled, in period ${settledIn}.`;
    if (period === currentPeriod) return `Whether it would be accepted: npx decdp quote ${file}`;
    return `It was made for period ${period} and never settled; now it is ${currentPeriod}.`;
  }
}
