import type { Terms } from "../../../consent/terms/terms.ts";
import { automations, type Right } from "../../../consent/terms/words.ts";

/** How terms stand to GDPR art. 22, the right not to be decided about by machines alone. */
export interface AutomatedDecisionReview {
  /**
   * "applies": machines alone decide with legal or similarly significant effects; "profiling": they tell people apart, and
   * the terms deny such effects; "none": nothing about one person is computed.
   */
  readonly verdict: "applies" | "profiling" | "none";
  /** What art. 13(2)(f) and 22(3) ask for, with whether it is there. */
  readonly safeguards: Readonly<Record<Safeguard, boolean>>;
}

export const decisionSafeguards = [
  "logic",
  "consequences",
  "humanContact",
  "intervention",
  "pointOfView",
  "contest",
] as const;
export type Safeguard = (typeof decisionSafeguards)[number];

const rightFor: Readonly<Record<"intervention" | "pointOfView" | "contest", Right>> = {
  intervention: "eu-gdpr:A22-3-a",
  pointOfView: "eu-gdpr:A22-3-b",
  contest: "eu-gdpr:A22-3-c",
};

/** From which share of automation on nobody looks at a single case. */
const ALONE = automations.indexOf("dpv:ConditionalAutomation");

export function automatedDecisionOf({ decision, rights }: Terms): AutomatedDecisionReview {
  const { automation, logic, consequences, significant, humanContact } = decision;
  const isAlone = automations.indexOf(automation) >= ALONE;
  const isComputed = automation !== "dpv:NotAutomated" || logic !== undefined;
  return {
    verdict: isAlone && significant ? "applies" : isComputed ? "profiling" : "none",
    safeguards: {
      logic: logic !== undefined,
      consequences: consequences.length > 0,
      humanContact: humanContact !== undefined,
      intervention: rights.includes(rightFor.intervention),
      pointOfView: rights.includes(rightFor.pointOfView),
      contest: rights.includes(rightFor.contest),
    },
  };
}
