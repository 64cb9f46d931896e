import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { differenceOf, requireContinuation } from "../../../../../src/consent/terms/difference/difference.ts";
import { hashOfTerms } from "../../../../../src/consent/terms/reading.ts";
import type { Terms } from "../../../../../src/consent/terms/terms.ts";
import { terms } from "../../../../support/consent/terms.ts";
import { narrowings, widenings } from "../../../../support/consent/widenings.ts";
import { createRandom } from "../../../../support/random.ts";

const continuing = { replaces: hashOfTerms(terms) };
const changesOf = (newer: Terms) => differenceOf(terms, newer).changes;

describe("a single change", () => {
  for (const [index, [aspect, change]] of widenings.entries()) {
    it(`that widens is named and never accepted: ${aspect}, ${index}`, () => {
      const newer = { ...terms, ...change };
      assert.match(differenceOf(terms, newer).verdict, /^(wider|incomparable)$/);
      const wider = changesOf(newer).filter(
        ({ direction }) => direction === "wider" || direction === "other",
      );
      assert.ok(wider.length > 0);
      for (const one of wider) assert.equal(one.aspect, aspect);
      assert.throws(
        () => requireContinuation(terms, { ...newer, ...continuing }),
        /go beyond the older ones/,
      );
    });
  }

  for (const [index, [aspect, change]] of narrowings.entries()) {
    it(`that narrows is named, and consents continue: ${aspect}, ${index}`, () => {
      const newer = { ...terms, ...change };
      assert.equal(differenceOf(terms, newer).verdict, "narrower");
      for (const one of changesOf(newer)) assert.deepEqual([one.aspect, one.direction], [aspect, "narrower"]);
      assert.equal(requireContinuation(terms, { ...newer, ...continuing }).verdict, "narrower");
    });
  }

  it("of a contact, or of the spelling, changes nothing that was agreed to", () => {
    const moved = { ...terms, brand: { ...terms.brand, address: "Storgata 3", contact: "tel:+4712345" } };
    assert.equal(differenceOf(terms, moved).verdict, "same");
    assert.deepEqual(
      changesOf(moved).map(({ direction }) => direction),
      ["none", "none"],
    );
    const respelled = { ...terms, retention: "2160 hours", data: terms.data.toReversed() };
    assert.deepEqual(
      changesOf(respelled).map(({ words }) => words),
      ["Only the order or the spelling differs."],
    );
    assert.equal(requireContinuation(terms, { ...respelled, ...continuing }).verdict, "same");
  });
});

describe("changes together", () => {
  it("are never accepted if one of them widens: 10,000 mixtures", () => {
    const random = createRandom(15);
    const mixed = (changes: typeof narrowings) =>
      Array.from({ length: random.between(0, 3) }, () => random.oneOf(changes)[1]);
    for (let count = 0; count < 10_000; count++) {
      const changes = Object.assign(
        {},
        ...mixed(narrowings),
        ...mixed(widenings),
        random.oneOf(widenings)[1],
      );
      const { verdict } = differenceOf(terms, { ...terms, ...changes });
      assert.ok(verdict === "wider" || verdict === "incomparable", JSON.stringify(changes));
    }
  });

  it("say in words what is different", () => {
    const newer: Terms = {
      ...terms,
      retention: "30 days",
      data: [{ category: "pd:PhysicalAddress", attributes: ["region"], source: "ownWord" }],
      rights: terms.rights.slice(1),
    };
    assert.deepEqual(
      changesOf(newer).map(({ words }) => words),
      [
        'Data: "region" (physical address) from your own word instead of only "region" (region) from your own word.',
        'Data: "age" (age range) from your own word is gone.',
        "Kept for: 30 days instead of 90 days.",
        "Rights: GDPR art. 7(3) is gone.",
      ],
    );
  });
});

describe("a continuation", () => {
  it("names the terms that it continues", () => {
    assert.throws(() => requireContinuation(terms, terms), /do not say that they continue/);
    const { replaces: _, ...silent } = terms;
    assert.throws(() => requireContinuation(terms, silent), /do not say that they continue/);
  });
});

describe("categories and purposes", () => {
  const verdictOf = (before: Partial<Terms>, after: Partial<Terms>) =>
    differenceOf({ ...terms, ...before }, { ...terms, ...after }).verdict;
  const asking = (category: Terms["data"][number]["category"]) => ({
    data: [{ category, attributes: ["a"], source: "bank" } as const],
  });

  it("are narrower where the vocabulary says so", () => {
    assert.equal(verdictOf(asking("pd:Age"), asking("pd:AgeRange")), "narrower");
    assert.equal(verdictOf(asking("pd:AgeRange"), asking("pd:Age")), "wider");
    assert.equal(verdictOf(asking("pd:Income"), asking("pd:Age")), "incomparable");
    assert.equal(
      verdictOf({ purpose: "dpv:Advertising" }, { purpose: "dpv:TargetedAdvertising" }),
      "narrower",
    );
  });

  it("are not where that would say more, or something special", () => {
    assert.equal(verdictOf(asking("pd:AgeRange"), asking("pd:AgeExact")), "incomparable");
    assert.equal(verdictOf(asking("pd:External"), asking("pd:Health")), "incomparable");
    assert.equal(verdictOf(asking("pd:Social"), asking("pd:CriminalConviction")), "incomparable");
    assert.equal(verdictOf(asking("pd:MedicalHealth"), asking("pd:Health")), "narrower");
    assert.equal(
      verdictOf({ purpose: "dpv:ServiceProvision" }, { purpose: "dpv:SellDataToThirdParties" }),
      "incomparable",
    );
  });
});

describe("places", () => {
  const verdictOf = (before: Terms["storage"][number], after: Terms["storage"][number]) =>
    differenceOf({ ...terms, storage: [before] }, { ...terms, storage: [after] }).verdict;

  it("lie in one another, and a transfer is no worse protected than before", () => {
    assert.equal(verdictOf({ place: "EU" }, { place: "DE" }), "narrower");
    assert.equal(verdictOf({ place: "EU" }, { place: "NO" }), "incomparable");
    assert.equal(verdictOf({ place: "EEA" }, { place: "NO" }), "narrower");
    assert.equal(verdictOf({ place: "EEA" }, { place: "GB" }), "incomparable");
    assert.equal(verdictOf({ place: "worldwide" }, { place: "EEA" }), "narrower");
    assert.equal(verdictOf({ place: "US" }, { place: "US", safeguard: "eu-gdpr:A46-2-c" }), "narrower");
    assert.equal(verdictOf({ place: "US", safeguard: "eu-gdpr:A46-2-c" }, { place: "US" }), "wider");
    assert.equal(
      verdictOf({ place: "US", safeguard: "eu-gdpr:A46-2-c" }, { place: "US", safeguard: "eu-gdpr:A49-1-a" }),
      "incomparable",
    );
  });
});
