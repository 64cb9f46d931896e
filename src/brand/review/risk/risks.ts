import { isSpecialCategory } from "../../../consent/dpv/hierarchy.ts";
import { secondsOf } from "../../../consent/terms/shape.ts";
import type { Reviewed } from "../reviewed.ts";
import type { AutomatedDecisionReview } from "./automatedDecision.ts";
import type { InferredAttribute } from "./inferences.ts";
import type { RewardReview } from "./reward.ts";

/** What can go wrong for a customer, each with a sentence and with what is done about it in `AssessmentWords`. */
export const riskNames = [
  "special",
  "significant",
  "minors",
  "open",
  "narrow",
  "together",
  "price",
  "pressure",
  "passedOn",
  "transfer",
  "slowStop",
  "profiling",
  "forever",
] as const;
export type RiskName = (typeof riskNames)[number];

const DAY = 86_400;

/** What was found of a draft before. */
interface Found {
  readonly inferences: readonly InferredAttribute[];
  readonly decision: AutomatedDecisionReview;
  readonly reward: RewardReview;
}

/** The risks of a draft, the gravest first. */
export function risksOf({ terms, document }: Reviewed, { inferences, decision, reward }: Found): RiskName[] {
  const { data, recipients, storage, processing } = terms;
  const places = [...storage, ...processing, ...recipients.flatMap((one) => one.places)];
  const has: Readonly<Record<RiskName, boolean>> = {
    special: [...data, ...terms.inferences].some(({ category }) => isSpecialCategory(category)),
    significant: decision.verdict === "applies",
    minors: terms.minimumAge < 18,
    open: !document.sealed,
    narrow: inferences.some(({ isBelowFloor, by }) => isBelowFloor && by === undefined),
    together: inferences.some(({ isBelowFloor, by }) => isBelowFloor && by !== undefined),
    price: terms.affectsPrice,
    pressure: reward.isAboveCap,
    passedOn: terms.sold || terms.shared,
    transfer: places.some(({ safeguard }) => safeguard !== undefined),
    slowStop: secondsOf(terms.withdrawal.within) > DAY,
    profiling: decision.verdict !== "none",
    forever: true,
  };
  return riskNames.filter((name) => has[name]);
}
