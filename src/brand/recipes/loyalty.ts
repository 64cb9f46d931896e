import { defineSchema } from "../../request/schema.ts";
import type { RecipeBrand } from "./brandTerms.ts";
import { DAY, makeRecipe, type RecipeChoices } from "./make.ts";
import type { Recipe } from "./recipe.ts";

export const loyaltySchema = defineSchema("decdp/recipe/loyalty/1", [
  { name: "visits", unit: "visits a month", offset: 0, scale: 1 },
  { name: "memberFor", unit: "years", offset: 0, scale: 1 },
]);

/** Loyalty: a thank-you beyond what every member gets, asked anew each month. */
export function loyaltyRecipe(brand: RecipeBrand, choices?: RecipeChoices): Recipe {
  return makeRecipe(
    brand,
    {
      name: "A thank-you each month",
      question: "Who gets the extra thank-you this month?",
      schema: loyaltySchema,
      rules: [
        {
          anyOf: [
            { attribute: "visits", atLeast: 1 },
            { attribute: "memberFor", atLeast: 5 },
          ],
        },
      ],
      model: {
        points: {
          visits: { bins: [{ below: 4, points: 0 }, { points: 10 }] },
          memberFor: { bins: [{ below: 5, points: 0 }, { points: 5 }] },
        },
        cutoffs: [5, 15],
      },
      groups: { 0: "all members", 1: "new", 2: "regular", 3: "faithful" },
      terms: {
        ...{ purpose: "dpv:PersonalisedBenefits", channel: "shop", level: 2, retention: "30 days" },
        data: [
          {
            category: "pd:ServiceConsumptionBehaviour",
            attributes: ["visits", "memberFor"],
            source: "brand",
          },
        ],
        inferences: [{ category: "pd:Reliability", from: ["visits", "memberFor"] }],
        ...{ automation: "dpv:FullAutomation", consequences: ["offers"] },
        ifYouSayNo: ["reward", "personalOffers"],
      },
      usualReward: "0.50",
      measure: { counts: "comes again", window: 30 * DAY },
      periodLength: 30 * DAY,
      words: {
        title: "Thank you for coming",
        purpose: "We would like to thank those who come often with something extra each month.",
      },
    },
    choices,
  );
}
