import { isSpecialCategory } from "../../../consent/dpv/hierarchy.ts";
import type { Reviewed } from "../reviewed.ts";
import { automatedDecisionOf } from "./automatedDecision.ts";

/**
 * The nine criteria by which the European data protection authorities tell whether an impact assessment is needed (guidelines
 * WP 248 rev.01, endorsed by the EDPB). Two of them usually suffice.
 */
export const assessmentCriteria = [
  "evaluation",
  "automatedDecision",
  "monitoring",
  "sensitive",
  "largeScale",
  "matching",
  "vulnerable",
  "newTechnology",
  "preventsService",
] as const;
export type AssessmentCriterion = (typeof assessmentCriteria)[number];

/** From so many paid answers on, it counts as large here; the law names no number. */
const LARGE = 10_000;
const SUFFICIENT = 2;

export interface AssessmentNeed {
  readonly met: readonly AssessmentCriterion[];
  readonly isNeeded: boolean;
}

/** Which criteria a draft meets, as far as it can be read off it. */
export function assessmentNeed({ terms, document, budget }: Reviewed): AssessmentNeed {
  const { data, inferences, decision, ifYouSayNo } = terms;
  const categories = [...data, ...inferences].map(({ category }) => category);
  const holds: Readonly<Record<AssessmentCriterion, boolean>> = {
    evaluation: document.model !== undefined || decision.logic !== undefined || inferences.length > 0,
    automatedDecision: automatedDecisionOf(terms).verdict === "applies",
    monitoring: budget.periodLength > 0,
    sensitive: categories.some(isSpecialCategory),
    largeScale: budget.answers >= LARGE,
    matching: new Set(data.map(({ source }) => source)).size > 1,
    vulnerable: terms.minimumAge < 18,
    // Proofs without knowledge and a public chain are new to customers and authorities alike.
    newTechnology: true,
    preventsService:
      decision.consequences.some((one) => one === "access" || one === "credit") ||
      ifYouSayNo.includes("service"),
  };
  const met = assessmentCriteria.filter((criterion) => holds[criterion]);
  return { met, isNeeded: met.length >= SUFFICIENT };
}
