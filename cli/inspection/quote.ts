import { quoteAnswer } from "../../src/chain/actions/settlement.ts";
import { readAnswerFile } from "../../src/format/answer/answerFile.ts";
import { readMessage } from "../input/messages.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { findSettlement } from "./settledBefore.ts";

/** Whether an answer would be accepted now, and if not, why. */
export async function quoteFile(context: Context, { file }: { readonly file: string }): Promise<Outcome> {
  const { answer, consent } = readMessage(context, file, readAnswerFile);
  const refusal = await quoteAnswer(context.reader, context.deployment, { answer });
  if (refusal === undefined) {
    return { data: { accepted: true }, lines: ["It would be accepted now."] };
  }
  const { reason, message, hint } = refusal;
  const bringsConsent = reason === "ConsentNotLive" && consent !== undefined;
  const note = bringsConsent
    ? ["The file brings a consent along, which counts once it is settled with it."]
    : [];
  const settledIn = (await findSettlement(context, answer))?.period;
  if (settledIn !== undefined) note.push(`It is settled, in period ${settledIn}: nothing is left to do.`);
  return {
    data: { accepted: false, reason, message, hint, bringsConsent, settledIn },
    lines: [`It would be refused (${reason}): ${message} ${hint}`, ...note],
    refused: true,
  };
}
