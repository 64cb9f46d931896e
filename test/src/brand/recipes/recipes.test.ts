import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { previewOf } from "../../../../src/brand/recipes/preview.ts";
import { PRICE_DISCLOSURE, priceRecipe } from "../../../../src/brand/recipes/price.ts";
import { documentOf, lintRecipe, type Recipe } from "../../../../src/brand/recipes/recipe.ts";
import { type MixElement, recipes } from "../../../../src/brand/recipes/recipes.ts";
import { validationOf } from "../../../../src/brand/validation/validation.ts";
import { lintTerms } from "../../../../src/consent/terms/lint/lint.ts";
import { hashOfTerms } from "../../../../src/consent/terms/reading.ts";
import { requireRenderingOf } from "../../../../src/consent/terms/signedRendering.ts";
import {
  readCampaignDocument,
  writeCampaignDocument,
} from "../../../../src/format/campaign/campaignDocument.ts";
import { attributesUsed, requestFrom } from "../../../../src/format/campaign/requestWords.ts";
import { groupExamples, recipeBrand } from "../../../support/brand/recipeBrand.ts";

const all: [string, Recipe][] = [
  ...Object.entries(recipes).map(([name, make]): [string, Recipe] => [name, make(recipeBrand)]),
  ["validation", validationOf(recipeBrand, { offer: "Tent for two" })],
];

describe("recipes", () => {
  for (const [name, recipe] of all) {
    it(`for ${name}: nothing for the linter to find but what a person judges`, () => {
      assert.deepEqual(lintRecipe(recipe), []);
      // What a person judges is really there to be judged.
      const { terms, schema, rules, model, reward } = recipe;
      const findings = lintTerms({ terms, request: { schema, rules, model }, reward });
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        recipe.forAPersonToJudge,
      );
      requireRenderingOf(terms, recipe.rendering);
    });

    it(`for ${name}: a document that can be read, and every group reached by somebody`, () => {
      const document = readCampaignDocument(writeCampaignDocument(documentOf(recipe)));
      assert.equal(hashOfTerms(document.terms), hashOfTerms(recipe.terms));
      assert.deepEqual(requestFrom(document), requestFrom(recipe));
      const reached = groupExamples[name as MixElement].map((values) => previewOf(recipe, values).group);
      assert.deepEqual(reached, Object.values(recipe.groups));
    });

    it(`for ${name}: a preview of what the customer reads`, () => {
      const preview = previewOf(recipe, groupExamples[name as MixElement].at(-1)!);
      assert.equal(preview.who, recipeBrand.party.name);
      assert.equal(preview.reward, `${recipe.reward.amount} MP, whatever your answer`);
      assert.match(preview.ifYouSayNo, /^Nothing changes, but you do not get: /);
      assert.deepEqual(preview.notRevealed, attributesUsed(recipe));
      assert.equal(preview.price === undefined, name !== "price");
    });
  }

  it("disclose personal prices in the words that customers read and the brand signs", () => {
    const { rendering } = priceRecipe(recipeBrand);
    assert.ok(rendering.price!.includes(PRICE_DISCLOSURE));
  });

  it("pay and share out as the brand chooses, in terms and campaign alike", () => {
    const recipe = recipes.product(recipeBrand, { reward: "2", oneIn: 5 });
    assert.deepEqual(recipe.terms.largestReward, recipe.reward);
    assert.equal(recipe.reward.amount, "2");
    assert.equal(recipe.measure.oneIn, 5);
    // More than the usual cap presses people, and the linter still says so.
    assert.deepEqual(
      lintRecipe(recipes.product(recipeBrand, { reward: "11" })).map(({ rule }) => rule),
      ["reward-cap"],
    );
  });
});
