import { isPurposeWithin } from "../../dpv/hierarchy.ts";
import { secondsOf } from "../shape.ts";
import { inWords } from "../wording.ts";
import type { Right } from "../words.ts";
import { faultIf, type LintRule } from "./rule.ts";

const DAY = 86_400;
const YEAR = 365 * DAY;

/** Everybody has these when they consent. */
const always: readonly Right[] = [
  "eu-gdpr:A7-3",
  "eu-gdpr:A13",
  "eu-gdpr:A15",
  "eu-gdpr:A16",
  "eu-gdpr:A17",
  "eu-gdpr:A18",
  "eu-gdpr:A20",
  "eu-gdpr:A77",
];

/** What a customer can do, and for how long a consent lasts. */
export const rightRules: readonly LintRule[] = [
  {
    id: "rights-missing",
    severity: "error",
    check: ({ terms: { rights } }) => {
      const missing = always.filter((right) => !rights.includes(right));
      return faultIf(
        missing.length > 0,
        "rights",
        `Rights are not stated that everybody has: ${missing.map(inWords).join(", ")}.`,
        `Add ${missing.join(", ")}.`,
      );
    },
  },
  {
    id: "right-to-object",
    severity: "error",
    check: ({ terms: { rights, purpose } }) =>
      faultIf(
        isPurposeWithin(purpose, "dpv:Marketing") && !rights.includes("eu-gdpr:A21"),
        "rights",
        "Whoever is marketed to can object at any time, which must be said (GDPR art. 21(2) and (4)).",
        "Add eu-gdpr:A21.",
      ),
  },
  {
    id: "withdrawal-slow",
    severity: "warning",
    check: ({ terms: { withdrawal } }) =>
      faultIf(
        secondsOf(withdrawal.within) > DAY,
        "withdrawal.within",
        `A withdrawal takes effect only after ${withdrawal.within}; it must be as easy as giving consent (GDPR art. 7(3)).`,
        "Stop within a day; the chain tells you within minutes.",
      ),
  },
  {
    id: "consent-without-end",
    severity: "warning",
    check: ({ consentFor }) =>
      faultIf(
        consentFor !== undefined && consentFor > 2 * YEAR,
        "until",
        "Consent is asked for longer than two years, in which people forget what they agreed to.",
        "Ask for a year or so, and renew it.",
      ),
  },
];
