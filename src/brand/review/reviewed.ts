import { readTerms } from "../../consent/terms/reading.ts";
import { type Rendering, readRendering } from "../../consent/terms/rendering.ts";
import type { Amount, Terms } from "../../consent/terms/terms.ts";
import { type CampaignDocument, readCampaignDocument } from "../../format/campaign/campaignDocument.ts";
import type { DraftBudget, DraftContent, DraftSettings } from "../office/draft.ts";

/** A draft as an officer reviews it: its texts read. */
export interface Reviewed {
  readonly name: string;
  readonly terms: Terms;
  readonly document: CampaignDocument;
  readonly renderings: readonly Rendering[];
  /** What each segment stands for at the brand, by its number. */
  readonly groups: DraftContent["groups"];
  readonly settings: DraftSettings;
  readonly budget: DraftBudget;
}

/** Reads the texts of a draft. Throws `InvalidValueError` with the place that is wrong. */
export function readReviewed(content: DraftContent): Reviewed {
  const { name, terms, campaign, renderings, groups, settings, budget } = content;
  return {
    ...{ name, groups, settings, budget },
    terms: readTerms(terms, "The text of the terms"),
    document: readCampaignDocument(campaign, "The campaign document"),
    renderings: renderings.map((text) => readRendering(text, "The rendering")),
  };
}

/** What one answer is paid, in the currency of the terms. */
export function rewardOf({ terms, budget }: Pick<Reviewed, "terms" | "budget">): Amount {
  return { amount: budget.reward, currency: terms.largestReward?.currency ?? "" };
}
