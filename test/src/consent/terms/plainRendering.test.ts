import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as plans from "../../../../scripts/simulation/plans.ts";
import { chooseRendering } from "../../../../src/consent/terms/chooseRendering.ts";
import { isError, lintTerms } from "../../../../src/consent/terms/lint/lint.ts";
import { plainRendering } from "../../../../src/consent/terms/plainRendering.ts";
import { hashOfRendering, wordsOfRendering } from "../../../../src/consent/terms/rendering.ts";
import { requireRenderingOf, type SignedRendering } from "../../../../src/consent/terms/signedRendering.ts";
import type { Terms } from "../../../../src/consent/terms/terms.ts";
import { rendering, terms } from "../../../support/consent/terms.ts";

describe("the plain rendering of terms", () => {
  it("says everything that terms need said, and the linter agrees", () => {
    const priced: Terms = { ...terms, affectsPrice: true };
    const silent: Terms = {
      ...terms,
      rewardBasis: "none",
      decision: { ...terms.decision, automation: "dpv:NotAutomated" },
    };
    for (const given of [terms, priced, silent, ...Object.values(plans).map(({ text }) => text)]) {
      const plain = plainRendering(given);
      requireRenderingOf(given, plain);
      const found = lintTerms({ terms: given, renderings: [plain] }).filter(({ rule }) =>
        rule.startsWith("rendering"),
      );
      assert.deepEqual(found.filter(isError), []);
    }
  });

  it("names purpose and what a no means for the wallet, with the hash of all words", () => {
    const plain = plainRendering(terms);
    assert.deepEqual(wordsOfRendering(plain), {
      purpose: "Personalised advertising, by email.",
      ifYouSayNo: "Nothing changes, but you do not get: personal offers, reward.",
      language: "en",
      rendering: hashOfRendering(plain),
    });
  });

  it("changes with each code of the terms that a reader would see", () => {
    const seen = (change: Partial<Terms>) =>
      hashOfRendering({ ...plainRendering({ ...terms, ...change }), terms: rendering.terms });
    const changes: Partial<Terms>[] = [
      { channel: "sms" },
      { purpose: "dpv:DirectMarketing" },
      { ifYouSayNo: [] },
      { retention: "91 days" },
      { proofRetention: "10 years" },
      { recipients: terms.recipients.slice(1) },
      { data: terms.data.slice(1) },
      { inferences: [] },
      { rewardBasis: "result" },
      { largestReward: { amount: "1", currency: "EUR" } },
      { decision: { ...terms.decision, significant: true } },
      { rights: terms.rights.slice(1) },
      { withdrawal: { ...terms.withdrawal, within: "1 hour" } },
    ];
    const hashes = [{}, ...changes].map(seen);
    assert.equal(new Set(hashes).size, hashes.length);
  });

  it("has a sentence for each source of one category, and room for the longest lists", () => {
    const data = [terms.data[0]!, { ...terms.data[0]!, attributes: ["birthYear"], source: "vault" } as const];
    assert.equal(
      plainRendering({ ...terms, data }).data["pd:AgeRange"],
      "Age from your own word. BirthYear from your vault.",
    );
    const recipients = Array.from({ length: 64 }, (_, index) => ({
      ...terms.recipients[0]!,
      name: `${index} ${"x".repeat(290)}`,
    }));
    assert.ok(hashOfRendering(plainRendering({ ...terms, recipients })));
  });
});

describe("the rendering for a reader", () => {
  const signed = (language: string, version = 1): SignedRendering => ({
    rendering: { ...rendering, language, version },
    signature: "0x11",
  });
  const all = [signed("nb-NO"), signed("nl", 2), signed("nl", 3), signed("nl-BE"), signed("de-AT")];
  const chosen = (language: string) => {
    const found = chooseRendering(all, language)?.rendering;
    return found && `${found.language} ${found.version}`;
  };

  it("is in the language, the latest version, before another form of it", () => {
    assert.equal(chosen("nl"), "nl 3");
    assert.equal(chosen("NL-be"), "nl-BE 1");
    assert.equal(chosen("nl-NL"), "nl 3");
    assert.equal(chosen("de"), "de-AT 1");
    assert.equal(chosen("nb"), "nb-NO 1");
  });

  it("is none in a language that nobody wrote", () => {
    assert.equal(chosen("sv"), undefined);
    assert.equal(chosen("n"), undefined);
    assert.equal(chooseRendering([], "en"), undefined);
  });
});
