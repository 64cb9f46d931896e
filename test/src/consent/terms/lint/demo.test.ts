import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as plans from "../../../../../scripts/simulation/plans.ts";
import { isError, lintTerms, requireLinted } from "../../../../../src/consent/terms/lint/lint.ts";
import { hashOfTerms } from "../../../../../src/consent/terms/reading.ts";
import { terms } from "../../../../support/consent/terms.ts";

describe("the terms of the demonstration", () => {
  for (const { name, text, request, reward } of Object.values(plans)) {
    it(`pass the linter with their campaign: ${name}`, () => {
      const subject = {
        terms: text,
        request: request.words,
        reward: { amount: `${reward}`, currency: "MP" },
      };
      assert.deepEqual(lintTerms(subject).filter(isError), []);
      assert.deepEqual(requireLinted(subject), []);
    });
  }

  it("pass the linter with a model beside the rules of the course", () => {
    const { text, request, reward } = plans.coursePlan;
    const bins = [{ below: 30, points: 1 }, { points: 2 }];
    const model = { points: { age: { bins }, education: { bins } }, cutoffs: [2] };
    const subject = { terms: text, request: { ...request.words, model } };
    assert.deepEqual(requireLinted({ ...subject, reward: { amount: `${reward}`, currency: "MP" } }), []);
  });

  it("are different terms, each with consents of its own", () => {
    const hashes = Object.values(plans).map(({ text }) => hashOfTerms(text));
    assert.equal(new Set(hashes).size, 7);
  });

  it("would be refused if a no cost the price that everybody pays", () => {
    const costly = { ...plans.memberPlan.text, ifYouSayNo: ["reward", "generalPrice"] as const };
    assert.throws(() => requireLinted({ terms: costly }), /ifYouSayNo: A no costs the general price/);
  });

  it("may have warnings", () => {
    const found = requireLinted({ terms: { ...terms, minimumAge: 17 } });
    assert.deepEqual(
      found.map(({ rule }) => rule),
      ["minors"],
    );
  });
});
