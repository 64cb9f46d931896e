import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  attributesUsed,
  modelShape,
  requestFrom,
  rulesShape,
} from "../../../src/format/campaign/requestWords.ts";
import { schemaShape } from "../../../src/format/campaign/schema.ts";
import { modelFor, noModel } from "../../../src/request/model.ts";
import { rulesFor } from "../../../src/request/rules.ts";
import { defineSchema } from "../../../src/request/schema.ts";

const schema = defineSchema("test/person/1", [
  { name: "age", unit: "years", offset: 0, scale: 1 },
  { name: "occupation", categories: ["service", "sales", "management"] },
]);

const request = (rules: unknown, model?: unknown) =>
  requestFrom({ schema, rules: rulesShape.parse(rules), model: modelShape.optional().parse(model) });

describe("requests in words", () => {
  it("become the rules that the builder makes", () => {
    const words = [
      { attribute: "age", between: [25, 45] },
      {
        anyOf: [
          { attribute: "occupation", oneOf: ["sales", "management"] },
          { attribute: "age", atLeast: 40 },
        ],
      },
      { not: { attribute: "occupation", oneOf: ["service"] } },
      { attribute: "occupation", is: "present" },
    ];
    const built = rulesFor(schema, ({ attribute, anyOf, not }) => [
      attribute("age").between(25, 45),
      anyOf(attribute("occupation").oneOf("sales", "management"), attribute("age").atLeast(40)),
      not(attribute("occupation").oneOf("service")),
      attribute("occupation").isPresent(),
    ]);
    assert.deepEqual(request(words), { schema: schema.id, rules: built, model: noModel() });
  });

  it("become the model that the builder makes", () => {
    const words = {
      points: {
        age: { bins: [{ below: 30, points: 2 }, { points: 5 }], missing: -1 },
        occupation: { categories: { sales: 3 } },
      },
      cutoffs: [4],
    };
    const built = modelFor(
      schema,
      {
        age: { bins: [{ below: 30, points: 2 }, { points: 5 }], missing: -1 },
        occupation: { categories: { sales: 3 } },
      },
      [4],
    );
    assert.deepEqual(request([], words).model, built);
  });

  it("are refused if a condition says nothing, or two things at once", () => {
    const refused = [
      { attribute: "age" },
      { attribute: "age", atLeast: 1, atMost: 2 },
      { atLeast: 1 },
      { anyOf: [] },
      { anyOf: [{ attribute: "age", atLeast: 1 }], attribute: "age" },
      { not: { attribute: "age", atLeast: 1 }, attribute: "age" },
      { attribute: "age", atLeast: "18" },
      { attribute: "age", roughly: 18 },
    ];
    for (const words of refused)
      assert.equal(rulesShape.safeParse([words]).success, false, JSON.stringify(words));
  });

  it("are refused with what would fit, if an operator is for another kind of attribute", () => {
    assert.throws(() => request([{ attribute: "occupation", atLeast: 1 }]), /is a category: use oneOf/);
    assert.throws(() => request([{ attribute: "age", oneOf: ["young"] }]), /is a number: use atLeast/);
    assert.throws(() => request([{ attribute: "shoe", atLeast: 1 }]), /no attribute "shoe".*age, occupation/);
    assert.throws(() => request([{ attribute: "age", between: [50, 40] }]), /No value of "age"/);
    const points = { occupation: { bins: [{ points: 1 }] } };
    assert.throws(
      () => request([], { points, cutoffs: [1] }),
      /points of "occupation" do not fit.*"categories"/,
    );
  });

  it("are refused if a schema is malformed", () => {
    const result = schemaShape.safeParse({
      name: "x",
      attributes: [{ name: "age", unit: "years", offset: 0, scale: 0 }],
    });
    assert.match(result.error!.issues[0]!.message, /scale above 0/);
  });

  it("name the attributes that they look at, in the schema's order", () => {
    const rules = rulesShape.parse([
      { anyOf: [{ attribute: "shoe", is: "present" }, { not: { attribute: "age", below: 30 } }] },
    ]);
    const model = modelShape.parse({ points: { occupation: { categories: {} } }, cutoffs: [1] });
    const wide = defineSchema("test/person/2", [
      ...schema.attributes,
      { name: "shoe", categories: ["flat"] },
      { name: "unused", categories: ["x"] },
    ]);
    assert.deepEqual(attributesUsed({ schema: wide, rules, model }), ["age", "occupation", "shoe"]);
    assert.deepEqual(attributesUsed({ schema: wide, rules: [] }), []);
  });
});
