import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { zeroHash } from "viem";
import { modelIdOf } from "../../../src/chain/actions/model.ts";
import { termsIdOf } from "../../../src/chain/actions/terms.ts";
import { hashOfTerms } from "../../../src/consent/terms/reading.ts";
import { DecdpError } from "../../../src/errors.ts";
import {
  type CampaignDocument,
  hashOfDocument,
  type OpenedWith,
  requireOpenedWith,
} from "../../../src/format/campaign/campaignDocument.ts";
import { requestFrom } from "../../../src/format/campaign/requestWords.ts";
import { accountOf, document, wordOf } from "../../support/formats/values.ts";

const brand = accountOf(6);

function openedWith(published: CampaignDocument): OpenedWith {
  const { schema, rules, model } = requestFrom(published);
  return {
    campaign: 12n,
    brand,
    terms: termsIdOf(brand, hashOfTerms(published.terms)),
    schema,
    rules,
    model: published.model ? modelIdOf(model) : zeroHash,
    isSealed: published.sealed,
    documentHash: hashOfDocument(published),
  };
}

describe("a campaign's document", () => {
  const opened = openedWith(document);

  it("gives the request that the campaign was opened with", () => {
    assert.deepEqual(requireOpenedWith(document, opened), requestFrom(document));
    const { model: _, ...unscored } = document;
    assert.deepEqual(requireOpenedWith(unscored, openedWith(unscored)), requestFrom(unscored));
  });

  it("is refused with the parts in which it differs", () => {
    const { rules } = opened;
    const cases: readonly [string, Partial<OpenedWith>][] = [
      ["document", { documentHash: wordOf(1) }],
      ["terms", { terms: wordOf(1) }],
      ["terms", { brand: accountOf(1) }],
      ["schema", { schema: opened.schema + 1n }],
      ["rules", { rules: { ...rules, groups: rules.groups.toReversed() } }],
      ["rules", { rules: { ...rules, clauses: rules.clauses.toReversed() } }],
      ["model", { model: zeroHash }],
      ["sealed", { isSealed: false }],
    ];
    for (const [part, change] of cases) {
      assert.throws(
        () => requireOpenedWith(document, { ...opened, ...change }, "mine.json"),
        (error) => {
          assert.ok(error instanceof DecdpError);
          assert.match(error.message, /^mine\.json is not the document that campaign 12 was opened with\./);
          assert.deepEqual(error.details.differing, [part]);
          return true;
        },
        part,
      );
    }
  });

  it("is refused although its hash is right, if it says anything else than the chain", () => {
    const harmless = { ...document, terms: { ...document.terms, retention: "1 day" } };
    const forged = { ...opened, documentHash: hashOfDocument(harmless) };
    assert.throws(() => requireOpenedWith(harmless, forged), /is not the document that campaign 12/);
  });
});
