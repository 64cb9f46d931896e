import type { PlausibleValues } from "../../../consent/ledger/question.ts";
import { lintTerms } from "../../../consent/terms/lint/lint.ts";
import type { Finding } from "../../../consent/terms/lint/rule.ts";
import { type Reviewed, rewardOf } from "../reviewed.ts";
import { type AutomatedDecisionReview, automatedDecisionOf } from "./automatedDecision.ts";
import { type AssessmentNeed, assessmentNeed } from "./criteria.ts";
import { type EarlierCampaign, type InferredAttribute, inferencesOf } from "./inferences.ts";
import { type RewardReview, rewardReview } from "./reward.ts";
import { type RiskName, risksOf } from "./risks.ts";

/** What a privacy officer has to weigh before signing. */
export interface RiskSheet {
  /** Rung of the personalisation pyramid, 0 everyone to 4 one-to-one. */
  readonly level: number;
  readonly inferences: readonly InferredAttribute[];
  /** GDPR art. 22. */
  readonly decision: AutomatedDecisionReview;
  readonly reward: RewardReview;
  /** Whether an impact assessment is needed (GDPR art. 35), and why. */
  readonly need: AssessmentNeed;
  /** The gravest first. */
  readonly risks: readonly RiskName[];
  /** What the linter finds, errors first, in English. */
  readonly findings: readonly Finding[];
}

export interface RiskContext {
  /** Campaigns whose answers the brand may have already. */
  readonly earlier?: readonly EarlierCampaign[];
  /** The largest value that anybody plausibly has, by attribute; without it, an attribute counts as fully told. */
  readonly plausible?: PlausibleValues;
  /** A reward above it would be undue, as a decimal string; 10 unless told otherwise. */
  readonly rewardCap?: string;
}

export function riskSheetOf(
  draft: Reviewed,
  { earlier = [], plausible = {}, rewardCap }: RiskContext = {},
): RiskSheet {
  const { terms, document, renderings, budget } = draft;
  const reward = rewardOf(draft);
  const found = {
    inferences: inferencesOf(document, earlier, plausible),
    decision: automatedDecisionOf(terms),
    reward: rewardReview(reward, budget.periodLength, rewardCap),
  };
  return {
    ...found,
    level: terms.level,
    need: assessmentNeed(draft),
    risks: risksOf(draft, found),
    findings: lintTerms({
      ...{ terms, renderings, request: document, reward, consentFor: budget.consentFor },
      ...(rewardCap !== undefined && { rewardCap: { amount: rewardCap, currency: reward.currency } }),
    }),
  };
}
