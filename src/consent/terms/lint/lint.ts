import { levelRules } from "./level.ts";
import { purposeRules } from "./purpose.ts";
import { recipientRules } from "./recipients.ts";
import { refusalRules } from "./refusal.ts";
import { requestRules } from "./request.ts";
import { rightRules } from "./rights.ts";
import type { Finding, LintSubject, Rule } from "./rule.ts";
import { wordRules } from "./words.ts";

/** Every rule of the linter. */
export const lintRules: readonly Rule[] = [
  ...purposeRules,
  ...levelRules,
  ...refusalRules,
  ...recipientRules,
  ...rightRules,
  ...requestRules,
  ...wordRules,
];

/**
 * What is wrong with terms, errors first. Rules about the request, the reward and the renderings look at what is given
 * and are silent without. No findings do not make terms lawful: a person still has to read them.
 */
export function lintTerms(subject: LintSubject): Finding[] {
  const findings = lintRules.flatMap(({ id, severity, check }) =>
    check(subject).map(({ field, why, fix }) => ({ rule: id, severity, field, why, fix })),
  );
  return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))];
}

/** Whether a finding stops publishing. */
export function isError({ severity }: Finding): boolean {
  return severity === "error";
}
