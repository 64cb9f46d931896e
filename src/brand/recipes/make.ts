import { plainRendering } from "../../consent/terms/plainRendering.ts";
import type { Rendering } from "../../consent/terms/rendering.ts";
import { brandTerms, type RecipeBrand, type RecipeTerms } from "./brandTerms.ts";
import type { Recipe } from "./recipe.ts";

export const DAY = 86_400;
export const YEAR = 365 * DAY;

/** What may be chosen of any recipe. */
export interface RecipeChoices {
  /** What one answer is paid, a decimal number. */
  readonly reward?: string;
  /** One of so many customers is in the control group; 10 by default. */
  readonly oneIn?: number;
}

/** What one recipe says of itself. */
export type RecipeParts = Pick<Recipe, "name" | "question" | "schema" | "rules" | "model" | "groups"> & {
  readonly terms: Omit<RecipeTerms, "reward">;
  readonly usualReward: string;
  readonly measure: Pick<Recipe["measure"], "counts" | "window">;
  readonly periodLength?: number;
  /** Sentences that say more than the codes do. */
  readonly words: Pick<Rendering, "title" | "purpose"> & Partial<Pick<Rendering, "price">>;
  readonly forAPersonToJudge?: Recipe["forAPersonToJudge"];
};

/** Puts a recipe together for a brand. */
export function makeRecipe(
  brand: RecipeBrand,
  {
    terms: own,
    usualReward,
    measure,
    periodLength = 0,
    words,
    forAPersonToJudge = [],
    ...parts
  }: RecipeParts,
  { reward = usualReward, oneIn = 10 }: RecipeChoices = {},
): Recipe {
  const terms = brandTerms(brand, { ...own, reward });
  return {
    ...parts,
    terms,
    rendering: { ...plainRendering(terms), ...words },
    sealed: true,
    acceptsOwnWord: terms.data.some(({ source }) => source === "ownWord"),
    reward: { amount: reward, currency: brand.currency },
    periodLength,
    consentFor: YEAR,
    measure: { ...measure, oneIn },
    forAPersonToJudge,
  };
}
