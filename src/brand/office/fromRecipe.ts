import { writeTerms } from "../../consent/terms/reading.ts";
import { writeRendering } from "../../consent/terms/rendering.ts";
import { writeCampaignDocument } from "../../format/campaign/campaignDocument.ts";
import type { RecipeChoices } from "../recipes/make.ts";
import { documentOf } from "../recipes/recipe.ts";
import { type MixElement, recipes } from "../recipes/recipes.ts";
import type { DraftContent } from "./draft.ts";
import type { House } from "./house.ts";

const DAY = 86_400;

/** What is chosen of a recipe for a draft. */
export interface DraftChoices extends RecipeChoices {
  /** How many answers the budget pays for. */
  readonly answers: number;
}

/** A draft as a recipe has it: whole, so that it can be submitted at once. */
export function contentOfRecipe(house: House, element: MixElement, choices: DraftChoices): DraftContent {
  const recipe = recipes[element](house.brand, choices);
  const sources = new Set(recipe.terms.data.map(({ source }) => source));
  const { answers, ...inputs } = choices;
  return {
    name: recipe.name,
    recipe: { name: element, inputs: { answers, ...inputs } },
    terms: writeTerms(recipe.terms),
    campaign: writeCampaignDocument(documentOf(recipe)),
    renderings: [writeRendering(recipe.rendering)],
    groups: { ...recipe.groups },
    measure: { counts: recipe.measure.counts, window: recipe.measure.window },
    settings: { controlOneIn: recipe.measure.oneIn },
    budget: {
      reward: recipe.reward.amount,
      ...{ answers, answersPerPeriod: answers },
      periodLength: recipe.periodLength,
      notice: DAY,
      consentFor: recipe.consentFor,
      issuers: house.issuers.filter(({ source }) => sources.has(source)).flatMap(({ numbers }) => numbers),
      acceptsOwnWord: recipe.acceptsOwnWord,
    },
  };
}
