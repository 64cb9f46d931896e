import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { explainerOf } from "../../../../src/model/explanation/explanation.ts";
import { encodeValue, type Schema } from "../../../../src/request/schema.ts";
import { segmentOf } from "../../../../src/request/segment.ts";
import {
  codesOf,
  crowdRequest,
  crowdSchema,
  personOf,
  valuesOf,
} from "../../../support/explanation/crowd.ts";
import { createRandom } from "../../../support/random.ts";

const PEOPLE = 10_000;
const request = crowdRequest;
const explainer = explainerOf({ schema: crowdSchema, request });

describe("explanations of 10,000 random people", () => {
  const random = createRandom(15);
  const people = Array.from({ length: PEOPLE }, () => {
    const values = personOf(random);
    const attributes = codesOf(values);
    return { values, attributes, explanation: explainer.explain(attributes) };
  });
  const changes = people.flatMap(({ attributes, explanation }) =>
    explanation.changes.map((change) => ({ attributes, change })),
  );

  it("are of people in every segment", () => {
    const segments = Map.groupBy(people, ({ explanation }) => explanation.segment);
    for (const segment of [0, 1, 2, 3, 4]) assert.ok(segments.get(segment)!.length > 300, `${segment}`);
  });

  it("add up to the score, and give the segment of the rules and the model", () => {
    for (const { attributes, explanation } of people) {
      const { contributions, score, segment, conditions } = explanation;
      assert.equal(
        contributions.reduce((sum, { points }) => sum + points, 0),
        score,
      );
      assert.equal(segment, segmentOf(request, attributes));
      assert.equal(
        conditions.every(({ holds }) => holds),
        segment > 0,
      );
      for (const { points, best, worst } of contributions) assert.ok(points <= best && points >= worst);
    }
  });

  it("name changes that lead where they say, from one end of the range to the other", () => {
    assert.ok(changes.length > 4 * PEOPLE, `${changes.length}`);
    for (const { attributes, change } of changes) {
      for (const end of ["low", "high"] as const) {
        const steps = change.steps.map((step) => ({ ...step, to: step.range[end] }));
        assert.equal(segmentOf(request, explainer.apply(attributes, { steps })), change.segment);
      }
      assert.equal(segmentOf(request, explainer.apply(attributes, change)), change.segment);
      for (const { from, to, range } of change.steps) {
        assert.ok(to === (from < range.low ? range.low : range.high), "the nearest of the range");
      }
    }
  });

  it("move copies and crosses as whoever issues cards does", () => {
    for (const { values, attributes, explanation } of people.slice(0, 1000)) {
      for (const change of explanation.changes) {
        const after = explainer.apply(attributes, change);
        assert.deepEqual(after, codesOf(valuesAfter(values, change.steps)));
      }
    }
  });

  it("ask nobody to change what nobody can change, or to change a copy or a cross", () => {
    const asked = new Set(changes.flatMap(({ change }) => change.steps.map(({ place }) => nameAt(place))));
    assert.deepEqual([...asked].sort(), ["hours", "savings", "visits", "work"]);
    for (const { explanation } of people.slice(0, 100)) assert.deepEqual(explanation.fixed, ["age", "sex"]);
  });

  it("miss no segment that a change of one attribute or two leads to", () => {
    const changeable = ["savings", "work", "hours", "visits"] as const;
    let tried = 0;
    for (const { values, explanation } of people.slice(0, 2000)) {
      for (let attempt = 0; attempt < 20; attempt++) {
        const other = valuesOf(random);
        const names = [random.oneOf(changeable), random.oneOf(changeable)];
        const picked = Object.fromEntries(names.map((name) => [name, other[name]]));
        const segment = segmentOf(request, codesOf({ ...values, ...picked }));
        if (segment === explanation.segment) continue;
        tried++;
        const named = explanation.changes.filter((change) => change.segment === segment);
        const fewest = new Set(names).size;
        assert.ok(named.length > 0 && named.every(({ steps }) => steps.length <= fewest));
      }
    }
    assert.ok(tried > 5000, `${tried}`);
  });
});

function nameAt(place: number): string {
  return crowdSchema.attributes[place]!.name;
}

/** Values in which the codes of steps are those of the schema's own encoding. */
function valuesAfter(
  values: Parameters<typeof codesOf>[0],
  steps: readonly { readonly place: number; readonly to: number }[],
) {
  const schema: Schema = crowdSchema;
  const changed = steps.map(({ place, to }) => {
    const attribute = schema.attributes[place]!;
    const value =
      "categories" in attribute
        ? attribute.categories[to - 1]!
        : attribute.offset + (to - 1) * attribute.scale;
    assert.equal(encodeValue(attribute, value), to);
    return [attribute.name, value];
  });
  return { ...values, ...Object.fromEntries(changed) };
}
