import assert from "node:assert/strict";
import { it } from "node:test";
import { decide } from "../../../../src/consent/settings/decide.ts";
import type { Rule } from "../../../../src/consent/settings/policy.ts";
import {
  modest,
  policyOf,
  randomFacts,
  randomHistory,
  randomRule,
} from "../../../support/consent/settings.ts";
import { vocabulary } from "../../../support/consent/vocabulary.ts";
import { createRandom } from "../../../support/random.ts";

it("a decision looks at each rule at most three times, however many there are", () => {
  const random = createRandom(31);
  for (const count of [1, 20, 200]) {
    let looks = 0;
    const rules = Array.from({ length: count }, (): Rule => {
      const { verdict, when } = randomRule(random, random.oneOf(["answer", "ask", "refuse"]));
      return {
        verdict,
        get when() {
          looks++;
          return when;
        },
      };
    });
    const facts = { ...randomFacts(random), brand: modest.brand };
    decide(policyOf(...rules), facts, randomHistory(random, facts), vocabulary);
    assert.ok(looks > 0 && looks <= 3 * count, `${looks} looks at ${count} rules`);
  }
});
