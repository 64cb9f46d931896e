import type { AssessmentCriterion } from "../../risk/criteria.ts";
import type { RiskName } from "../../risk/risks.ts";

/** What a draft of an impact assessment (GDPR art. 35) says, in one language. */
export interface AssessmentWords {
  readonly title: (campaign: string) => string;
  readonly draftNote: string;

  readonly needHeading: string;
  readonly needed: string;
  readonly notNeeded: string;
  readonly criteria: Readonly<Record<AssessmentCriterion, string>>;

  /** Art. 35(7)(a). */
  readonly processingHeading: string;
  readonly controller: (name: string, contact: string) => string;
  readonly purpose: (purpose: string, channel: string) => string;
  readonly asked: (attributes: readonly string[]) => string;
  readonly told: (groups: number) => string;
  readonly onDevice: string;
  readonly recipients: (names: readonly string[]) => string;
  readonly kept: (answers: string, evidence: string) => string;
  readonly scale: (answers: string) => string;

  /** Art. 35(7)(b). */
  readonly necessityHeading: string;
  readonly basis: (basis: string) => string;
  readonly allUsed: string;
  readonly notUsed: (attributes: readonly string[]) => string;
  readonly freeNo: (withheld: readonly string[]) => string;
  readonly paid: (reward: string, cap: string) => string;

  /** Art. 35(7)(c) and (d). */
  readonly risksHeading: string;
  readonly risks: Readonly<Record<RiskName, readonly [risk: string, measure: string]>>;
  /** Without a number of values that are plausible, nobody can say how many are left. */
  readonly left: (attribute: string, after: string, all: string | undefined) => string;

  readonly rightsHeading: string;
  readonly stop: (within: string) => string;
  readonly contest: (contact: string) => string;
  readonly noContact: string;
  readonly complain: (authority: string) => string;

  readonly conclusionHeading: string;
  readonly toFill: readonly string[];
}
