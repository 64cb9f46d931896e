import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { confirmRequest } from "./confirm.ts";
import { deliverAnswer } from "./deliver.ts";
import type { AnswerOptions } from "./options.ts";
import { prepareAnswer } from "./prepare.ts";
import { settledBefore } from "./settledBefore.ts";

/** Shows what a campaign asks, and answers it with a proof if the customer says yes. */
export async function answerCampaign(context: Context, options: AnswerOptions): Promise<Outcome> {
  const prepared = await prepareAnswer(context, options);
  const earlier = await settledBefore(context, options.as, prepared);
  if (earlier !== undefined) return earlier;
  if (await confirmRequest(context, options, prepared)) return deliverAnswer(context, options, prepared);
  return { data: { answered: false }, lines: ["Not answered; nothing was sent."], refused: true };
}
