import type { ConsentedEvent, ConsentScope } from "./history.ts";
import type { Rule, Verdict } from "./policy.ts";
import type { TermField } from "./vocabulary.ts";

/** Why a request is answered, asked about or refused. */
export type Reason =
  | RuleReason
  /** Some possible answer would leave too few values of these attributes. */
  | { readonly kind: "belowFloor"; readonly attributes: readonly string[] }
  /** The customer has said no to this brand and purpose, and the time of quiet runs until then. */
  | { readonly kind: "quietAfterNo"; readonly until: number }
  | { readonly kind: "unprovenBrand" }
  /** The request uses terms that nobody can compare with the rules. */
  | { readonly kind: "unknownTerms"; readonly field: TermField; readonly terms: readonly string[] }
  /** The customer has not agreed to this brand and purpose in person, or no longer does. */
  | { readonly kind: "firstConsent" }
  /** The request goes beyond what the customer agreed to in person. */
  | { readonly kind: "beyondConsent"; readonly fields: readonly (keyof ConsentScope)[] }
  /** No rule allows an answer. */
  | { readonly kind: "noPermission" }
  /** The customer agreed to it in person. */
  | { readonly kind: "consent"; readonly consent: ConsentedEvent };

export interface RuleReason {
  readonly kind: "rule";
  readonly rule: Rule;
  /** Whether the request names something broader of which the rule covers a part; then even a refusal only asks. */
  readonly inPart: boolean;
}

/** What a reason leads to by itself. */
export function verdictOf(reason: Reason): Verdict {
  switch (reason.kind) {
    case "rule":
      return reason.inPart ? "ask" : reason.rule.verdict;
    case "belowFloor":
    case "quietAfterNo":
      return "refuse";
    case "consent":
      return "answer";
    default:
      return "ask";
  }
}
