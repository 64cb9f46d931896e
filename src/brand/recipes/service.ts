import { defineSchema } from "../../request/schema.ts";
import type { RecipeBrand } from "./brandTerms.ts";
import { DAY, makeRecipe, type RecipeChoices } from "./make.ts";
import type { Recipe } from "./recipe.ts";

export const serviceSchema = defineSchema("decdp/recipe/service/1", [
  { name: "callsThisYear", unit: "calls", offset: 0, scale: 1 },
  { name: "openRepairs", unit: "repairs", offset: 0, scale: 1 },
]);

/** Service: whom somebody calls who knows the case, before the customer has to ask again. */
export function serviceRecipe(brand: RecipeBrand, choices?: RecipeChoices): Recipe {
  return makeRecipe(
    brand,
    {
      name: "A call from somebody who knows",
      question: "Who should hear from us before they call again?",
      schema: serviceSchema,
      rules: [{ attribute: "openRepairs", is: "present" }],
      model: {
        points: {
          callsThisYear: { bins: [{ below: 2, points: 0 }, { below: 5, points: 10 }, { points: 20 }] },
          openRepairs: { bins: [{ below: 1, points: 0 }, { points: 15 }] },
        },
        cutoffs: [15, 30],
      },
      groups: { 0: "not known", 1: "nothing open", 2: "call this week", 3: "call today" },
      terms: {
        ...{ purpose: "dpv:CustomerCare", channel: "phone", level: 2, retention: "30 days" },
        data: [
          {
            category: "pd:ServiceConsumptionBehaviour",
            attributes: ["callsThisYear", "openRepairs"],
            source: "brand",
          },
        ],
        inferences: [{ category: "pd:Attitude", from: ["callsThisYear", "openRepairs"] }],
        ...{ automation: "dpv:AssistiveAutomation", consequences: ["order"] },
        ifYouSayNo: ["reward", "personalMessages"],
      },
      usualReward: "0.20",
      measure: { counts: "needs no further call", window: 30 * DAY },
      words: {
        title: "We call you back",
        purpose: "We would like to call you before you have to ask again about an open repair.",
      },
    },
    choices,
  );
}
