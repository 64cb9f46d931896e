import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hashOfContent } from "../../../../src/brand/office/draft.ts";
import { contentOfRecipe } from "../../../../src/brand/office/fromRecipe.ts";
import { contentOfQuestion, readQuestionFile } from "../../../../src/brand/office/ownQuestion.ts";
import {
  contentOfParts,
  namedAndUsed,
  partsOf,
  withAttribute,
  withoutAttribute,
  withTerms,
} from "../../../../src/brand/office/parts.ts";
import { type MixElement, recipes } from "../../../../src/brand/recipes/recipes.ts";
import { readTerms } from "../../../../src/consent/terms/reading.ts";
import { requireRenderingOf } from "../../../../src/consent/terms/signedRendering.ts";
import { writeSchema } from "../../../../src/format/campaign/schema.ts";
import { officeHouse } from "../../../support/brand/office/house.ts";

const house = officeHouse("0x00000000000000000000000000000000000000aa");
const content = contentOfRecipe(house, "promotion", { answers: 10 });

describe("a draft taken apart", () => {
  it("is the same put together again, for every recipe", () => {
    for (const element of Object.keys(recipes) as MixElement[]) {
      const whole = contentOfRecipe(house, element, { answers: 10 });
      assert.equal(hashOfContent(contentOfParts(partsOf(whole))), hashOfContent(whole), element);
    }
  });

  it("has nothing of a draft but its content", () => {
    const draft = { ...content, id: "1", version: 3, state: "draft", note: "", history: [] };
    assert.deepEqual(Object.keys(contentOfParts(partsOf(draft))).sort(), Object.keys(content).sort());
  });

  it("keeps what is not whole yet as it is", () => {
    const parts = partsOf(content);
    const broken = contentOfParts(withTerms(parts, { ...parts.terms, data: [] }));
    assert.throws(() => readTerms(broken.terms));
    assert.deepEqual(partsOf(broken).terms.data, []);
  });

  it("says what is named and not asked for, and the other way round; one step mends each", () => {
    const parts = partsOf(content);
    assert.deepEqual(namedAndUsed(parts), { unused: [], unnamed: [] });
    const less = { ...parts, rules: parts.rules.slice(0, 1) };
    assert.deepEqual(namedAndUsed(less), { unused: ["cyclingTrips"], unnamed: [] });
    const mended = withTerms(less, withoutAttribute(parts.terms, "cyclingTrips"));
    assert.deepEqual(namedAndUsed(mended), { unused: [], unnamed: [] });
    assert.deepEqual(namedAndUsed({ ...mended, rules: parts.rules }).unnamed, ["cyclingTrips"]);
    const again = withTerms({ ...mended, rules: parts.rules }, withAttribute(mended.terms, "cyclingTrips"));
    assert.deepEqual(namedAndUsed(again), { unused: [], unnamed: [] });
    for (const { terms, renderings } of [mended, again]) requireRenderingOf(terms, renderings[0]!);
  });

  it("keeps a person's words when the terms change, and makes those of the codes anew", () => {
    const parts = partsOf(content);
    const [rendering] = parts.renderings;
    const changed = withTerms(parts, { ...parts.terms, retention: "30 days", affectsPrice: true });
    const [after] = changed.renderings;
    assert.equal(after!.purpose, rendering!.purpose);
    assert.match(after!.retention, /^Kept for 30 days\./);
    assert.notEqual(after!.price, undefined);
    requireRenderingOf(changed.terms, after!);
    const [back] = withTerms(changed, parts.terms).renderings;
    assert.deepEqual(back, rendering);
  });

  it("begins with a schema of one's own, whole enough to go on", () => {
    const { schema } = partsOf(contentOfRecipe(house, "loyalty", { answers: 10 }));
    const own = contentOfQuestion(house, readQuestionFile(writeSchema(schema), "a file"), { answers: 10 });
    const parts = partsOf(own);
    assert.deepEqual(namedAndUsed(parts), { unused: [], unnamed: [] });
    requireRenderingOf(readTerms(own.terms), parts.renderings[0]!);
    assert.throws(() => readQuestionFile("{}", "a file"), /a file/);
  });
});
