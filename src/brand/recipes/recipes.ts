import type { RecipeBrand } from "./brandTerms.ts";
import { channelRecipe } from "./channel.ts";
import { loyaltyRecipe } from "./loyalty.ts";
import type { RecipeChoices } from "./make.ts";
import { priceRecipe } from "./price.ts";
import { productRecipe } from "./product.ts";
import { promotionRecipe } from "./promotion.ts";
import type { Recipe } from "./recipe.ts";
import { serviceRecipe } from "./service.ts";

/** A part of the marketing mix. */
export type MixElement = "product" | "price" | "channel" | "promotion" | "service" | "loyalty";

/** A recipe for each part of the marketing mix. */
export const recipes: Readonly<Record<MixElement, (brand: RecipeBrand, choices?: RecipeChoices) => Recipe>> =
  {
    product: productRecipe,
    price: priceRecipe,
    channel: channelRecipe,
    promotion: promotionRecipe,
    service: serviceRecipe,
    loyalty: loyaltyRecipe,
  };
