import { DecdpError } from "../../../src/errors.ts";
import { describeTime } from "../../campaign/describe.ts";
import { isWithdrawn } from "../../campaign/permission.ts";
import type { Context } from "../../setting/context.ts";
import type { AnswerOptions } from "./options.ts";
import type { PreparedAnswer } from "./prepare.ts";

/** Shows everything that the customer should know, and asks whether to answer. */
export async function confirmAnswer(
  context: Context,
  options: AnswerOptions,
  { explanation, consent }: PreparedAnswer,
): Promise<boolean> {
  context.terminal.print(explanation.join("\n"));
  if (!(await mayConsent(context, options, consent))) return false;
  return options.yes || context.terminal.confirm("Answer?", "--yes");
}

/** Whether an answer may bring a consent; where the customer has withdrawn, only one who says so again. */
async function mayConsent(
  { terminal }: Context,
  { consentAgain, yes }: AnswerOptions,
  consent: PreparedAnswer["consent"],
): Promise<boolean> {
  if (consentAgain || !isWithdrawn(consent)) return true;
  const withdrawn = `You withdrew this permission on ${describeTime(consent.withdrawnAt)}.`;
  if (!yes) return terminal.confirm(`${withdrawn} Give it again?`, "--consent-again");
  throw new DecdpError(withdrawn, {
    hint: "Answering gives it again: add --consent-again if you want that.",
  });
}
