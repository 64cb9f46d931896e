import { defineSchema } from "../../request/schema.ts";
import type { RecipeBrand } from "./brandTerms.ts";
import { DAY, makeRecipe, type RecipeChoices } from "./make.ts";
import type { Recipe } from "./recipe.ts";

export const promotionSchema = defineSchema("decdp/recipe/promotion/1", [
  { name: "cyclingTrips", unit: "trips a month", offset: 0, scale: 1 },
  { name: "ownsBicycle", categories: ["no", "yes"] },
]);

/** Promotion: who is told of an offer. Rules alone; whoever they leave out is paid all the same. */
export function promotionRecipe(brand: RecipeBrand, choices?: RecipeChoices): Recipe {
  return makeRecipe(
    brand,
    {
      name: "Spring service for bicycles",
      question: "Who wants to hear of the spring service?",
      schema: promotionSchema,
      rules: [
        { attribute: "ownsBicycle", oneOf: ["yes"] },
        { attribute: "cyclingTrips", atLeast: 4 },
      ],
      groups: { 0: "everyone else", 1: "cyclists" },
      terms: {
        ...{ purpose: "dpv:PersonalisedAdvertising", channel: "email", level: 2, retention: "90 days" },
        data: [
          { category: "pd:Ownership", attributes: ["ownsBicycle"], source: "vault" },
          { category: "pd:Interest", attributes: ["cyclingTrips"], source: "vault" },
        ],
        inferences: [{ category: "pd:Interest", from: ["ownsBicycle", "cyclingTrips"] }],
        ...{ automation: "dpv:AssistiveAutomation", consequences: ["offers"] },
        ifYouSayNo: ["reward", "personalOffers"],
      },
      usualReward: "0.50",
      measure: { counts: "books the service", window: 30 * DAY },
      words: {
        title: "Spring service for your bicycle",
        purpose: "We would like to tell you of our spring service if you often ride a bicycle.",
      },
    },
    choices,
  );
}
