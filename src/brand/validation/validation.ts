import { defineSchema } from "../../request/schema.ts";
import type { RecipeBrand } from "../recipes/brandTerms.ts";
import { DAY, makeRecipe, type RecipeChoices } from "../recipes/make.ts";
import type { Recipe } from "../recipes/recipe.ts";

/** What a customer can tap, in the order of the segments 1 to 3. */
export const taps = ["right for me", "not for me", "bought it already"] as const;
export type Tap = (typeof taps)[number];

/** One attribute, in the customer's own word. */
export const validationSchema = defineSchema("decdp/validation/1", [{ name: "tap", categories: taps }]);

/**
 * A campaign that asks, after an offer, whether it was right: sealed, so that only the brand reads the tap; paid alike for
 * every tap; with terms and so a consent of its own. The customer's own word is the credential, and the model maps each tap
 * to a segment, so that everything an answer has comes with it: consent, payment, one answer in each period, withdrawal.
 *
 * @param offer What was offered, as the customer knows it.
 */
export function validationOf(
  brand: RecipeBrand,
  { offer, ...choices }: RecipeChoices & { readonly offer: string },
): Recipe {
  return makeRecipe(
    brand,
    {
      name: `Was this right? ${offer}`,
      question: `Was "${offer}" right for those who got it?`,
      schema: validationSchema,
      rules: [{ attribute: "tap", is: "present" }],
      model: {
        points: { tap: { categories: { "not for me": 10, "bought it already": 20 } } },
        cutoffs: [10, 20],
      },
      groups: { 0: "no tap", 1: taps[0], 2: taps[1], 3: taps[2] },
      terms: {
        ...{
          purpose: "dpv:ImproveExistingProductsAndServices",
          channel: "app",
          level: 1,
          retention: "1 day",
        },
        data: [{ category: "pd:Opinion", attributes: ["tap"], source: "ownWord" }],
        inferences: [{ category: "pd:Opinion", from: ["tap"] }],
        ...{ automation: "dpv:FullAutomation", consequences: ["offers"] },
        ifYouSayNo: ["reward"],
      },
      usualReward: "0.10",
      measure: { counts: "says that the offer was right", window: 7 * DAY },
      words: {
        title: `Was this right for you? ${offer}`,
        purpose: `We would like to know whether "${offer}" was right for you, so that it stops if it was not. We count the answers and keep none of them with your name or pseudonym.`,
      },
    },
    choices,
  );
}

/** What was tapped in a segment; undefined for 0, where nothing was. */
export function tapOf(segment: number): Tap | undefined {
  return taps[segment - 1];
}
