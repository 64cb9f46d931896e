import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { divide } from "../../../../src/consent/ledger/atoms.ts";
import { evaluate } from "../../../../src/consent/ledger/evaluation.ts";
import { questionOf } from "../../../../src/consent/ledger/question.ts";
import { noModel } from "../../../../src/request/model.ts";
import { noRules } from "../../../../src/request/rules.ts";
import { defineSchema } from "../../../../src/request/schema.ts";
import { segmentOf } from "../../../../src/request/segment.ts";
import { attributesFrom } from "../../../support/consent/attacker.ts";
import { randomModel, randomRules } from "../../../support/consent/requests.ts";
import { createRandom } from "../../../support/random.ts";

const LAST = 30;
const names = ["x", "y", "z"];
const schema = defineSchema(
  "people",
  names.map((name) => ({ name, unit: "steps", offset: 0, scale: 1 })),
);
const plausible = { x: LAST - 1, y: LAST - 1, z: LAST - 1 };

describe("the question of a request", () => {
  it("has the request's segment for everybody, also with points that everybody gets", () => {
    const random = createRandom(61);
    const segments = new Set<number>();
    for (let run = 0; run < 300; run++) {
      const model = randomModel(random, 2, LAST, 5);
      const everybodys = { edges: Array(7).fill(0), points: [...Array(7).fill(0), random.between(-9, 9)] };
      const features = model.features.map((feature, index) => (index === 2 ? everybodys : feature));
      const request = { rules: randomRules(random, 3, LAST), model: { ...model, features } };
      const question = questionOf(schema, request, plausible);
      const attributes = question.attributes.map((attribute) => divide([attribute], [question]));
      const { segmentOf: segmentOfCell } = evaluate(question, attributes);
      for (let draw = 0; draw < 20; draw++) {
        const cell = attributes.map(({ atoms }) => random.between(0, atoms.length - 1));
        const values = names.map((name) => {
          const place = attributes.findIndex(({ key }) => key === name);
          return place < 0 ? random.between(0, LAST) : attributes[place]!.atoms[cell[place]!]!.code;
        });
        const segment = segmentOf({ schema: schema.id, ...request }, attributesFrom(...values));
        assert.equal(segmentOfCell(cell), segment);
        segments.add(segment);
      }
    }
    assert.equal(segments.size, 5);
  });

  it("is about nothing if rules and model are", () => {
    const question = questionOf(schema, { rules: noRules(), model: noModel() }, plausible);
    assert.deepEqual(question.features, []);
    const attributes = question.attributes.map((attribute) => divide([attribute], [question]));
    assert.ok(attributes.every(({ atoms }) => atoms.length === 1));
  });

  it("divides an attribute into all of its plausible values", () => {
    const random = createRandom(62);
    for (let run = 0; run < 100; run++) {
      const question = questionOf(
        schema,
        { rules: randomRules(random, 1, LAST), model: randomModel(random, 1, LAST, 4) },
        plausible,
      );
      const { atoms } = divide(question.attributes.slice(0, 1), [question]);
      assert.equal(
        atoms.reduce((sum, { size }) => sum + size, 0),
        LAST + 1,
      );
    }
  });
});
