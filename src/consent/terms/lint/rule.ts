import type { RequestWords } from "../../../format/campaign/requestWords.ts";
import type { Rendering } from "../rendering.ts";
import type { Amount, Terms } from "../terms.ts";

/** An error stops publishing; a warning is for a person to judge. */
export type Severity = "error" | "warning";

/** Terms, and as much of the campaign as is known. */
export interface LintSubject {
  readonly terms: Terms;
  readonly renderings?: readonly Rendering[] | undefined;
  /** Schema, rules and model. */
  readonly request?: RequestWords | undefined;
  /** What the campaign pays for one answer. */
  readonly reward?: Amount | undefined;
  /** Above it a reward presses people; by default 10 of whatever currency. */
  readonly rewardCap?: Amount | undefined;
  /** For how long a consent is asked, in seconds. */
  readonly consentFor?: number | undefined;
}

/** One place where terms break a rule. */
export interface Fault {
  /** The field, such as "decision.logic". */
  readonly field: string;
  /** What is wrong with it, and why that matters. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
}

export interface LintRule {
  readonly id: string;
  readonly severity: Severity;
  readonly check: (subject: LintSubject) => readonly Fault[];
}

export interface Finding extends Fault {
  readonly rule: string;
  readonly severity: Severity;
}

/** One fault if a condition holds. */
export function faultIf(condition: boolean, field: string, why: string, fix: string): readonly Fault[] {
  return condition ? [{ field, why, fix }] : [];
}
