import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type DifferenceVerdict,
  differenceOf,
} from "../../../../../src/consent/terms/difference/difference.ts";
import { canonicalTerms } from "../../../../../src/consent/terms/reading.ts";
import type { Terms } from "../../../../../src/consent/terms/terms.ts";
import { randomTerms } from "../../../../support/consent/randomTerms.ts";
import { createRandom } from "../../../../support/random.ts";

const PAIRS = 10_000;

const opposite: Readonly<Record<DifferenceVerdict, DifferenceVerdict>> = {
  same: "same",
  narrower: "wider",
  wider: "narrower",
  incomparable: "incomparable",
};
const isWithin = (newer: Terms, older: Terms) =>
  ["same", "narrower"].includes(differenceOf(older, newer).verdict);

describe("the difference between terms", () => {
  it("is a partial order on random pairs, among which every verdict is frequent", () => {
    const random = createRandom(12);
    const counts = { same: 0, narrower: 0, wider: 0, incomparable: 0 };
    for (let pair = 0; pair < PAIRS; pair++) {
      const [older, newer] = [randomTerms(random), randomTerms(random)];
      const { verdict } = differenceOf(older, newer);
      counts[verdict]++;
      assert.equal(differenceOf(newer, older).verdict, opposite[verdict]);
    }
    for (const [verdict, count] of Object.entries(counts))
      assert.ok(count > PAIRS / 100, `${verdict}: ${count}`);
  });

  it("is transitive on chains of three", () => {
    const random = createRandom(13);
    let chains = 0;
    for (let chain = 0; chain < PAIRS; chain++) {
      const [first, second, third] = [randomTerms(random), randomTerms(random), randomTerms(random)];
      if (!isWithin(second, first) || !isWithin(third, second)) continue;
      chains++;
      assert.ok(isWithin(third, first), canonicalTerms(third));
    }
    assert.ok(chains > 100, `${chains}`);
  });

  it("names a change whenever the text differs, and none when it does not", () => {
    const random = createRandom(14);
    for (let pair = 0; pair < PAIRS / 10; pair++) {
      const [older, newer] = [randomTerms(random), randomTerms(random)];
      assert.deepEqual(differenceOf(older, older), { verdict: "same", changes: [] });
      const { changes } = differenceOf(older, newer);
      assert.equal(changes.length === 0, canonicalTerms(older) === canonicalTerms(newer));
      for (const { words } of changes) assert.match(words, /^[A-Z].*\.$/);
    }
  });
});
