import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { leastValues } from "../../../../src/consent/ledger/floor.ts";
import { noModel } from "../../../../src/request/model.ts";
import type { Model, Rules } from "../../../../src/request/request.ts";
import { noRules } from "../../../../src/request/rules.ts";
import { defineSchema } from "../../../../src/request/schema.ts";
import { segmentOf } from "../../../../src/request/segment.ts";
import { attributesFrom, customerOf } from "../../../support/consent/attacker.ts";
import { randomModel, randomRules, rangeRules, rulesOf } from "../../../support/consent/requests.ts";
import { createRandom } from "../../../support/random.ts";

const LAST = 121;
const floor = { everywhere: { values: 8, share: 0.05 } };
const schema = defineSchema("people", [{ name: "age", unit: "years", offset: 0, scale: 1 }]);
const plausible = { age: LAST - 1 };
/** Every code that anybody plausibly has, and missing. */
const codes = Array.from({ length: LAST + 1 }, (_, code) => code);

interface Question {
  readonly rules: Rules;
  readonly model: Model;
}
interface Attack {
  readonly name: string;
  /** Whether even the first request is refused. */
  readonly isHopeless?: boolean;
  /** The next request of a brand that knows which codes are possible. */
  readonly next: (possible: readonly number[], random: ReturnType<typeof createRandom>) => Question;
}

const half = (possible: readonly number[]) => possible[Math.floor((possible.length - 1) / 2)]!;
const attacks: readonly Attack[] = [
  {
    name: "halving ranges",
    next: (possible) => ({ rules: rangeRules(0, possible[0]!, half(possible)), model: noModel() }),
  },
  {
    name: "overlapping ranges",
    next: (possible, random) => {
      const low = random.between(0, half(possible));
      return { rules: rangeRules(0, low, Math.max(low, half(possible))), model: noModel() };
    },
  },
  {
    name: "negations, which never hold for a missing value",
    next: (possible) => ({
      rules: rangeRules(0, Math.max(1, half(possible)), LAST, true),
      model: noModel(),
    }),
  },
  {
    name: "sets of codes",
    next: (possible, random) => ({
      rules: rulesOf([
        {
          inSet: true,
          codes: Array.from({ length: 8 }, () => Math.max(1, random.oneOf(possible))),
        },
      ]),
      model: noModel(),
    }),
  },
  {
    name: "a question whether the value is missing",
    isHopeless: true,
    next: () => ({ rules: rangeRules(0, 0, 0), model: noModel() }),
  },
  {
    name: "models with three cut-offs",
    next: (possible, random) => {
      const edges = new Set([random.oneOf(possible), random.oneOf(possible), random.oneOf(possible)]);
      edges.delete(0);
      const sorted = [...edges].sort((left, right) => left - right);
      const unused = 7 - sorted.length;
      const feature = {
        edges: [...Array<number>(unused).fill(0), ...sorted],
        points: Array.from({ length: 8 }, (_, bin) => Math.max(0, bin - unused)),
      };
      return {
        rules: noRules(),
        model: {
          features: noModel().features.map((none, index) => (index === 0 ? feature : none)),
          cutoffs: [1, 2, 3],
        },
      };
    },
  },
  {
    name: "random rules and models",
    next: (_, random) => ({ rules: randomRules(random, 1, LAST), model: randomModel(random, 1, LAST, 4) }),
  },
];

/** Twenty addresses, which say the same domain or none. */
const brands = Array.from({ length: 20 }, (_, index) =>
  index % 5 === 4 ? undefined : `${index % 2 === 0 ? "" : `s${index}.`}shop.example`,
);

describe("a bisecting brand with 20 addresses never gets below the floor", () => {
  for (const { name, isHopeless = false, next } of attacks) {
    it(name, () => {
      const random = createRandom(11);
      const least = leastValues(floor, "age", LAST + 1);
      let answers = 0;
      let refusals = 0;
      for (let person = 0; person < 25; person++) {
        const value = random.between(0, LAST);
        const customer = customerOf(schema, plausible, floor);
        let possible = codes;
        for (let attempt = 0; attempt < 40; attempt++) {
          const request = next(possible, random);
          const segment = customer.ask(random.oneOf(brands), request, attributesFrom(value));
          if (segment === undefined) continue;
          possible = possible.filter(
            (code) => segmentOf({ schema: schema.id, ...request }, attributesFrom(code)) === segment,
          );
          assert.ok(possible.includes(value));
          assert.ok(possible.length >= least, `${possible.length} values are left of ${name}`);
        }
        answers += customer.answered.length;
        refusals += customer.refused();
      }
      assert.ok(refusals > 0, "nothing was refused");
      assert.equal(answers === 0, isHopeless, `${answers} answers`);
    });
  }

  it("and knows nothing more for asking the same again", () => {
    const customer = customerOf(schema, plausible, floor);
    const request = { rules: rangeRules(0, 31, 60), model: noModel() };
    for (let period = 0; period < 50; period++) {
      assert.equal(customer.ask("shop.example", request, attributesFrom(40)), 1);
    }
    assert.equal(customer.ledger().accounts[0]!.answers.length, 1);
  });
});
