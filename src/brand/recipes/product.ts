import { defineSchema } from "../../request/schema.ts";
import type { RecipeBrand } from "./brandTerms.ts";
import { DAY, makeRecipe, type RecipeChoices } from "./make.ts";
import type { Recipe } from "./recipe.ts";

export const productSchema = defineSchema("decdp/recipe/product/1", [
  { name: "daysOutdoors", unit: "days a year", offset: 0, scale: 1 },
  { name: "householdSize", unit: "people", offset: 1, scale: 1 },
]);

/** Product: which part of the range somebody sees first. */
export function productRecipe(brand: RecipeBrand, choices?: RecipeChoices): Recipe {
  return makeRecipe(
    brand,
    {
      name: "Products for your days out",
      question: "Which part of our range does this customer want to see first?",
      schema: productSchema,
      rules: [{ attribute: "daysOutdoors", is: "present" }],
      model: {
        points: {
          daysOutdoors: { bins: [{ below: 10, points: 0 }, { below: 40, points: 10 }, { points: 20 }] },
          householdSize: { bins: [{ below: 3, points: 0 }, { points: 5 }] },
        },
        cutoffs: [10, 20],
      },
      groups: { 0: "not known", 1: "home", 2: "days out", 3: "outdoor" },
      terms: {
        ...{ purpose: "dpv:ProvideProductRecommendations", channel: "app", level: 2, retention: "180 days" },
        data: [
          { category: "pd:Interest", attributes: ["daysOutdoors"], source: "vault" },
          { category: "pd:Household", attributes: ["householdSize"], source: "vault" },
        ],
        inferences: [{ category: "pd:Favourite", from: ["daysOutdoors", "householdSize"] }],
        ...{ automation: "dpv:FullAutomation", consequences: ["order"] },
        ifYouSayNo: ["reward", "personalContent"],
      },
      usualReward: "0.50",
      measure: { counts: "buys something that was shown first", window: 14 * DAY },
      words: {
        title: "What fits your days out",
        purpose: "We would like to show you first what fits how often you are outdoors.",
      },
    },
    choices,
  );
}
