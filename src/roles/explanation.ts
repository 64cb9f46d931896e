// Why somebody is in a segment, for whoever shows it to customers.

export type { Breakdown, CheckedCondition, PlacePoints } from "../model/explanation/breakdown.ts";
export type { SegmentChange } from "../model/explanation/changes/nearest.ts";
export type { AttributeStep } from "../model/explanation/changes/options.ts";
export type { Contribution, Population } from "../model/explanation/contributions.ts";
export { type Explainer, type Explanation, explainerOf } from "../model/explanation/explanation.ts";
export { pointsPicture } from "../model/explanation/picture/picture.ts";
export { pointsTable } from "../model/explanation/picture/table.ts";
export { type CountedFeature, populationOf } from "../model/explanation/population.ts";
export type { Measure, RankedReasons, ScoreReason } from "../model/explanation/reasons.ts";
export { explanationWords, explanationWordsFor } from "../model/explanation/words/language.ts";
export {
  type Asking,
  headline,
  type Section,
  sectionsOf,
  shortExplanation,
} from "../model/explanation/words/sections.ts";
export {
  type ExplanationLanguage,
  type ExplanationWords,
  explanationLanguages,
} from "../model/explanation/words/words.ts";
