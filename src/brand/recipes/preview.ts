import { attributesUsed, requestFrom } from "../../format/campaign/requestWords.ts";
import { encodeAttributes } from "../../request/schema.ts";
import { segmentOf } from "../../request/segment.ts";
import type { Recipe } from "./recipe.ts";

/** One customer to try a recipe with: values by the attributes' names; what is left out is missing. */
export type TriedValues = Readonly<Record<string, string | number>>;

/** What a customer would see. */
export interface RecipePreview {
  readonly title: string;
  readonly who: string;
  readonly why: string;
  /** How long the brand keeps the group. */
  readonly keptFor: string;
  readonly reward: string;
  readonly ifYouSayNo: string;
  /** How prices depend on the answer; undefined if they do not. */
  readonly price: string | undefined;
  /** The group that the brand would learn. */
  readonly group: string;
  /** What it would not learn. */
  readonly notRevealed: readonly string[];
}

/**
 * The customer's screen, and the group of a customer with these values. Throws `InvalidValueError` for a value that the
 * schema does not have.
 */
export function previewOf(recipe: Recipe, values: TriedValues): RecipePreview {
  const { schema, terms, rendering, reward, groups } = recipe;
  const attributes = encodeAttributes(schema, values as Parameters<typeof encodeAttributes>[1]);
  return {
    title: rendering.title,
    who: terms.brand.name,
    why: rendering.purpose,
    keptFor: terms.retention,
    reward: `${reward.amount} ${reward.currency}, whatever your answer`,
    ifYouSayNo: rendering.ifYouSayNo,
    price: rendering.price,
    group: groups[segmentOf(requestFrom(recipe), attributes)]!,
    notRevealed: attributesUsed(recipe),
  };
}
