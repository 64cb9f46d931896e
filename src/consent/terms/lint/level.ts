import { secondsOf } from "../shape.ts";
import { inWords } from "../wording.ts";
import type { Right } from "../words.ts";
import { faultIf, type LintRule } from "./rule.ts";

const YEAR = 31_536_000;
const humanRights: readonly Right[] = ["eu-gdpr:A22-3-a", "eu-gdpr:A22-3-b", "eu-gdpr:A22-3-c"];

/** What each rung of the personalization pyramid demands. */
export const levelRules: readonly LintRule[] = [
  {
    id: "level-explicit-consent",
    severity: "error",
    check: ({ terms: { level, lawfulBasis, decision } }) =>
      faultIf(
        (level >= 2 || decision.significant) && lawfulBasis === "eu-gdpr:A6-1-a-non-explicit-consent",
        "lawfulBasis",
        `Level ${level} needs explicit consent, and so does every decision with significant effects (GDPR art. 22(2)(c)).`,
        'Set it to "eu-gdpr:A6-1-a-explicit-consent", and ask for a separate, affirmative act.',
      ),
  },
  {
    id: "level-retention-limit",
    severity: "error",
    check: ({ terms: { level, retention } }) =>
      faultIf(
        level >= 2 && secondsOf(retention) > YEAR,
        "retention",
        `From level 2 on a group may be kept for a year at most, not for ${retention} (GDPR art. 5(1)(e)).`,
        'Shorten it to "1 year" or less; a campaign can ask again.',
      ),
  },
  {
    id: "level-logic",
    severity: "error",
    check: ({ terms: { level, decision } }) =>
      faultIf(
        (level >= 3 || decision.automation !== "dpv:NotAutomated") && decision.logic === undefined,
        "decision.logic",
        "A customer has a right to know the logic of an automated decision (GDPR art. 13(2)(f)), and from level 3 on there is one.",
        'Name it, such as "dpv:AutomatedScoringOfIndividuals", and explain it in each rendering.',
      ),
  },
  {
    id: "level-consequences",
    severity: "error",
    check: ({ terms: { level, decision } }) =>
      faultIf(
        (level >= 3 || decision.significant) && decision.consequences.length === 0,
        "decision.consequences",
        "Nothing says what follows from the decision (GDPR art. 13(2)(f)).",
        'List what the group changes, such as "offers".',
      ),
  },
  {
    id: "level-human-contact",
    severity: "error",
    check: ({ terms: { level, decision } }) =>
      faultIf(
        (level >= 3 || decision.significant) && decision.humanContact === undefined,
        "decision.humanContact",
        "A customer must be able to have a person look at the decision again (GDPR art. 22(3)).",
        "Give an address or a telephone number where a person answers.",
      ),
  },
  {
    id: "level-human-rights",
    severity: "error",
    check: ({ terms: { level, decision, rights } }) => {
      const missing = humanRights.filter((right) => !rights.includes(right));
      return faultIf(
        (level >= 3 || decision.significant) && missing.length > 0,
        "rights",
        `The rights against automated decisions are not all there: ${missing.map(inWords).join(", ")}.`,
        `Add ${missing.join(", ")}.`,
      );
    },
  },
  {
    id: "level-officer",
    severity: "warning",
    check: ({ terms: { level, dataProtectionOfficer } }) =>
      faultIf(
        level >= 3 && dataProtectionOfficer === undefined,
        "dataProtectionOfficer",
        "Whoever monitors people regularly and on a large scale needs a data protection officer (GDPR art. 37(1)(b)).",
        "Name one, or be sure that you need none.",
      ),
  },
  {
    id: "level-zero",
    severity: "error",
    check: ({ terms: { level, decision }, request }) =>
      faultIf(
        level === 0 &&
          (decision.logic !== undefined ||
            (request !== undefined && (request.rules.length > 0 || request.model !== undefined))),
        "level",
        "Level 0 is the same for everyone, but this tells people apart.",
        "State the level that is true; more is demanded of it.",
      ),
  },
];
