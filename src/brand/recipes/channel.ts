import { defineSchema } from "../../request/schema.ts";
import type { RecipeBrand } from "./brandTerms.ts";
import { DAY, makeRecipe, type RecipeChoices } from "./make.ts";
import type { Recipe } from "./recipe.ts";

export const channelSchema = defineSchema("decdp/recipe/channel/1", [
  { name: "timeOfDay", categories: ["morning", "day", "evening"] },
]);

/** Channel: at which time of day a message is welcome. The customer says so, and nobody watches what is opened when. */
export function channelRecipe(brand: RecipeBrand, choices?: RecipeChoices): Recipe {
  return makeRecipe(
    brand,
    {
      name: "When may we write?",
      question: "At which time of day is a message welcome?",
      schema: channelSchema,
      rules: [{ attribute: "timeOfDay", is: "present" }],
      model: { points: { timeOfDay: { categories: { day: 10, evening: 20 } } }, cutoffs: [10, 20] },
      groups: { 0: "not known", 1: "morning", 2: "day", 3: "evening" },
      terms: {
        ...{ purpose: "dpv:PersonalisedAdvertising", channel: "push", level: 2, retention: "1 year" },
        data: [{ category: "pd:Preference", attributes: ["timeOfDay"], source: "ownWord" }],
        inferences: [{ category: "pd:Preference", from: ["timeOfDay"] }],
        ...{ automation: "dpv:FullAutomation", consequences: ["content"] },
        ifYouSayNo: ["reward", "personalMessages"],
      },
      usualReward: "0.20",
      measure: { counts: "opens a message", window: 7 * DAY },
      words: {
        title: "Your time of day",
        purpose: "We would like to write at the time of day that suits you, and at no other.",
      },
    },
    choices,
  );
}
