import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { describeCondition, describeModel } from "../../cli/campaign/describe.ts";
import { modelShape, rulesShape } from "../../src/format/campaign/requestWords.ts";
import { defineSchema } from "../../src/request/schema.ts";

const schema = defineSchema("test/person/1", [
  { name: "age", unit: "years", offset: 0, scale: 1 },
  { name: "occupation", categories: ["service", "sales", "management"] },
]);

describe("rules and models as customers are told", () => {
  it("are one line each", () => {
    const [first, second, third] = rulesShape.parse([
      { attribute: "age", between: [25, 45] },
      { anyOf: [{ attribute: "occupation", oneOf: ["sales"] }, { not: { attribute: "age", below: 30 } }] },
      { attribute: "occupation", is: "missing" },
    ]);
    assert.equal(describeCondition(schema, first!), "age is between 25 and 45 years");
    assert.equal(describeCondition(schema, second!), "occupation is sales, or not: age is below 30 years");
    assert.equal(describeCondition(schema, third!), "occupation is not known");
    const model = modelShape.parse({
      points: { age: { bins: [{ below: 30, points: 2 }, { points: 5 }] } },
      cutoffs: [4, 6],
    });
    assert.deepEqual(describeModel(schema, model), [
      "points for age: below 30 years 2, else 5; not known 0",
      "group 1, group 2 from 4, group 3 from 6 points",
    ]);
  });
});
