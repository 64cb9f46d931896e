import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { editCard } from "../../../src/model/editing/editedCard.ts";
import { cardPage } from "../../../src/model/page/page.ts";
import { sampleCard } from "../../support/model/sampleCard.ts";

describe("the page of a model card", () => {
  const card = sampleCard();
  const text = cardPage(card);

  it("loads nothing and runs nothing, whatever the card says", () => {
    assert.match(text, /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/);
    assert.doesNotMatch(text, /<script|<link|<img|<iframe|\bsrc=|\bhref=|url\(|@import/);
    assert.doesNotMatch(text, /<own>/);
    assert.match(text, /&#60;own&#62; &#38; &#34;so&#34;/);
  });

  it("has a picture and a table for each feature, with what a scorecard professional looks for", () => {
    for (const { attribute, bins } of card.features) {
      const [, article] =
        new RegExp(`<article class="pair"><h3>${attribute}</h3>([\\s\\S]*?)</article>`).exec(text) ?? [];
      assert.match(article!, /<svg[^>]*role="img" aria-label="Points for/);
      for (const head of ["points", "people", "events", "rate", "WoE", "IV"])
        assert.ok(article!.includes(`>${head}</th>`), head);
      assert.equal([...article!.matchAll(/<tr>/g)].length, bins.length + 1);
    }
  });

  it("names every picture, and lets every table be scrolled with keys", () => {
    const pictures = [...text.matchAll(/<svg[^>]*>/g)];
    assert.ok(pictures.length >= 9, `${pictures.length}`);
    for (const [picture] of pictures) assert.match(picture, /role="img" aria-label="[^"]+"/);
    for (const [region] of text.matchAll(/<div class="scroll"[^>]*>/g)) {
      assert.match(region, /role="region" tabindex="0" aria-label="[^"]+"/);
    }
    assert.doesNotMatch(text, /NaN|undefined|Infinity/);
  });

  it("says in words how differently groups are chosen, and has id and hash", () => {
    assert.match(
      text,
      /Of &#34;male&#34;, 30\.0 % reach the highest group; of &#34;female&#34;, 10\.0 %: 0\.33 times as often\. That is below four fifths/,
    );
    for (const part of [card.modelId, card.hash, card.data.hash]) assert.ok(text.includes(part));
  });

  it("shows what people changed by hand, and leaves open what nobody measured", () => {
    const log = { by: "M. Jansen", reason: "because", at: "2026-11-27T10:00:00.000Z" };
    const { card: edited } = editCard(card, [{ kind: "cutoffs", cutoffs: [10] }], log);
    const shown = cardPage(edited);
    assert.match(shown, /What people changed by hand/);
    assert.match(shown, /M\. Jansen<\/td><td>cut-offs set to 10<\/td>/);
    assert.doesNotMatch(shown, /NaN|undefined/);
  });
});
