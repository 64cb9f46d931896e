import { DecdpError } from "../../../src/errors.ts";
import { describeTime } from "../../campaign/describe.ts";
import { isWithdrawn } from "../../campaign/permission.ts";
import type { Context } from "../../setting/context.ts";
import type { Prospect } from "./prospect.ts";

export interface YesOptions {
  /** Do not ask. */
  readonly yes?: boolean;
  /** Give a permission again that was withdrawn. */
  readonly consentAgain?: boolean;
}

/** Shows everything that the customer should know, and asks for a yes: the same before a consent and an answer. */
export async function confirmRequest(
  context: Context,
  options: YesOptions,
  { explanation, consent }: Pick<Prospect, "explanation" | "consent">,
): Promise<boolean> {
  context.terminal.print(explanation.join("\n"));
  if (!(await mayConsent(context, options, consent))) return false;
  return options.yes || context.terminal.confirm("Do you agree?", "--yes");
}

/** Whether a yes may bring a consent; where the customer has withdrawn, only that of one who says so again. */
async function mayConsent(
  { terminal }: Context,
  { consentAgain, yes }: YesOptions,
  consent: Prospect["consent"],
): Promise<boolean> {
  if (consentAgain || !isWithdrawn(consent)) return true;
  const withdrawn = `You withdrew this permission on ${describeTime(consent.withdrawnAt)}.`;
  if (!yes) return terminal.confirm(`${withdrawn} Give it again?`, "--consent-again");
  throw new DecdpError(withdrawn, {
    hint: "Saying yes gives it again: add --consent-again if you want that.",
  });
}
