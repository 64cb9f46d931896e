import { defineSchema } from "../../request/schema.ts";
import type { RecipeBrand } from "./brandTerms.ts";
import { DAY, makeRecipe, type RecipeChoices } from "./make.ts";
import type { Recipe } from "./recipe.ts";

export const priceSchema = defineSchema("decdp/recipe/price/1", [
  { name: "children", unit: "children", offset: 0, scale: 1 },
]);

/** Beside every personal price (Directive 2011/83 art. 6(1)(ea), which Directive 2019/2161 put there). */
export const PRICE_DISCLOSURE = "This price was personalised by an automated decision.";

/**
 * Price: a family price below the general one, which stays for everybody else. The linter warns of every price that depends
 * on an answer; that nobody pays more because of a "no" is for a person to judge.
 */
export function priceRecipe(brand: RecipeBrand, choices?: RecipeChoices): Recipe {
  return makeRecipe(
    brand,
    {
      name: "Family price",
      question: "Who gets the family price?",
      schema: priceSchema,
      rules: [{ attribute: "children", atLeast: 1 }],
      model: {
        points: { children: { bins: [{ below: 3, points: 0 }, { points: 10 }] } },
        cutoffs: [10],
      },
      groups: { 0: "general price", 1: "family price", 2: "large family price" },
      terms: {
        ...{ purpose: "dpv:PersonalisedBenefits", channel: "web", level: 2, retention: "1 year" },
        affectsPrice: true,
        data: [{ category: "pd:Household", attributes: ["children"], source: "vault" }],
        inferences: [{ category: "pd:FamilyStructure", from: ["children"] }],
        ...{ automation: "dpv:FullAutomation", consequences: ["price"] },
        ifYouSayNo: ["reward", "personalPrice"],
      },
      usualReward: "0.50",
      measure: { counts: "buys at the family price", window: 30 * DAY },
      words: {
        title: "A price for families",
        purpose: "We would like to know whether you have children, so that you see our family price.",
        price: `Families see a price below the general one, and nobody pays more than the general price because of an answer or a no. Beside it you read: "${PRICE_DISCLOSURE}"`,
      },
      forAPersonToJudge: ["price-personal"],
    },
    choices,
  );
}
