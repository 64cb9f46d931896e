import { DecdpError } from "../../../errors.ts";
import { levelRules } from "./level.ts";
import { purposeRules } from "./purpose.ts";
import { recipientRules } from "./recipients.ts";
import { refusalRules } from "./refusal.ts";
import { requestRules } from "./request.ts";
import { rightRules } from "./rights.ts";
import type { Finding, LintRule, LintSubject } from "./rule.ts";
import { wordRules } from "./words.ts";

/** Every rule of the linter. */
export const lintRules: readonly LintRule[] = [
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

/** Throws `DecdpError` with the findings if there is an error; returns the warnings. */
export function requireLinted(subject: LintSubject): Finding[] {
  const findings = lintTerms(subject);
  const errors = findings.filter(isError);
  if (errors.length === 0) return findings;
  throw new DecdpError(
    `The terms have errors. ${errors.map(({ field, why, fix }) => `${field}: ${why} ${fix}`).join(" ")}`,
    {
      details: { findings },
      hint: "Mend them before anybody agrees to them.",
    },
  );
}

/** Whether a finding stops publishing. */
export function isError({ severity }: Finding): boolean {
  return severity === "error";
}
