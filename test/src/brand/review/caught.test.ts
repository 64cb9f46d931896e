import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { comparable, newlyCaught, newlyLeftOut } from "../../../../src/brand/review/caught/caught.ts";
import { findPerson } from "../../../../src/brand/review/caught/search.ts";
import type { RequestWords } from "../../../../src/format/campaign/requestWords.ts";
import { changed, type Slot, slotsOf } from "../../../../src/model/explanation/slots.ts";
import type { Request } from "../../../../src/request/request.ts";
import { decodeAttributes, defineSchema } from "../../../../src/request/schema.ts";
import { segmentOf } from "../../../../src/request/segment.ts";
import { randomModel, randomRules } from "../../../support/consent/requests.ts";
import { createRandom } from "../../../support/random.ts";

const LETTERS = ["a", "b", "c", "d"];
/** Small enough to look at everybody; with a copy and a cross, which follow from the others. */
const schema = defineSchema("everybody", [
  { name: "first", categories: LETTERS },
  { name: "second", categories: LETTERS },
  { name: "third", categories: LETTERS },
  { name: "first again", categories: LETTERS, copyOf: "first" },
  {
    name: "second and third",
    categories: ["1|1", "1|2", "2|1", "2|2"],
    crossOf: [
      { of: "second", groups: [["a", "b"], ["c"]] },
      { of: "third", groups: [["a"], ["b", "c", "d"]] },
    ],
  },
]);
const slots: readonly Slot[] = slotsOf(schema);
const codes = [0, 1, 2, 3, 4];
const everybody = codes.flatMap((first) =>
  codes.flatMap((second) =>
    codes.map((third) =>
      changed(
        slots,
        new Array<number>(16).fill(0),
        [first, second, third].map((to, place) => ({ place, to })),
      ),
    ),
  ),
);

describe("the search for somebody whom a change concerns", () => {
  const random = createRandom(20_261_127);
  const request = (): Request => ({
    schema: schema.id,
    rules: randomRules(random, 5, 4),
    model: randomModel(random, 5, 4, 4),
  });

  it("finds somebody exactly where there is somebody, of any two groups of any two requests", () => {
    const found = { somebody: 0, nobody: 0 };
    for (let round = 0; round < 60; round++) {
      const older = request();
      // Most changes of a draft leave much as it is.
      const newer =
        round % 3 === 0
          ? request()
          : {
              ...older,
              [round % 3 === 1 ? "rules" : "model"]: request()[round % 3 === 1 ? "rules" : "model"],
            };
      const pairs = new Set(everybody.map((one) => `${segmentOf(older, one)} ${segmentOf(newer, one)}`));
      for (const before of codes) {
        for (const after of codes) {
          const person = findPerson([older, newer], slots, [
            [before, before],
            [after, after],
          ]);
          if (pairs.has(`${before} ${after}`)) {
            assert.ok(Array.isArray(person), `round ${round}: ${before} to ${after} is ${person}`);
            assert.deepEqual([segmentOf(older, person), segmentOf(newer, person)], [before, after]);
            assert.deepEqual(
              person,
              changed(
                slots,
                person,
                person.slice(0, 3).map((to, place) => ({ place, to })),
              ),
            );
            found.somebody++;
          } else {
            assert.equal(person, "nobody", `round ${round}: ${before} to ${after}`);
            found.nobody++;
          }
        }
      }
    }
    assert.ok(found.somebody > 200 && found.nobody > 200, JSON.stringify(found));
  });

  it("decides in time for a model that uses everything it can", () => {
    const full = defineSchema(
      "sixteen",
      Array.from({ length: 16 }, (_, index) => ({ name: `a${index}`, unit: "steps", offset: 0, scale: 1 })),
    );
    const older = {
      schema: full.id,
      rules: randomRules(random, 16, 60),
      model: randomModel(random, 16, 60, 8),
    };
    const features = older.model.features.with(3, randomModel(random, 16, 60, 8).features[3]!);
    const newer = { ...older, model: { ...older.model, features, cutoffs: [-3, 2, 7] } };
    const began = performance.now();
    const caught = newlyCaught({ schema: full, requests: [older, newer] });
    assert.ok(performance.now() - began < 5000);
    assert.equal(caught.length, 4);
    for (const { group, person } of caught) {
      assert.ok(typeof person !== "string", `${group}: ${person}`);
      assert.equal(person.after, group);
      assert.notEqual(person.before, group);
    }
  });
});

describe("who is newly caught", () => {
  const people = defineSchema("people", [
    { name: "age", unit: "years", offset: 0, scale: 1 },
    { name: "trips", unit: "trips", offset: 0, scale: 1 },
  ]);
  const words = (atLeast: number, cutoff = 10): RequestWords => ({
    schema: people,
    rules: [{ attribute: "age", atLeast }],
    model: { points: { trips: { bins: [{ below: 5, points: 0 }, { points: 10 }] } }, cutoffs: [cutoff] },
  });

  it("is somebody of 25 years when 30 becomes 25", () => {
    const both = comparable(words(30), words(25))!;
    for (const { group, person } of newlyCaught(both)) {
      assert.ok(typeof person !== "string");
      assert.deepEqual([person.before, person.after], [0, group]);
      assert.equal(decodeAttributes(people, person.codes).age, 25);
    }
    assert.equal(newlyLeftOut(both), "nobody");
  });

  it("is nobody where a request narrows, and then somebody is left out", () => {
    const both = comparable(words(30), words(35))!;
    assert.deepEqual(
      newlyCaught(both).map(({ group, person }) => [group, person]),
      [
        [1, "nobody"],
        [2, "nobody"],
      ],
    );
    const out = newlyLeftOut(both);
    assert.ok(typeof out !== "string");
    assert.equal(decodeAttributes(people, out.codes).age, 30);
  });

  it("is somebody of a lower group where another group begins at fewer points", () => {
    const [first, second] = newlyCaught(comparable(words(30, 10), words(30, 0))!);
    assert.equal(first!.group, 2);
    assert.ok(typeof first!.person !== "string" && first!.person.before === 1);
    // Nobody can be in group 1 any more.
    assert.equal(second, undefined);
  });

  it("cannot be said of two schemas that describe details in different ways", () => {
    const other = defineSchema("people", [{ name: "age", unit: "months", offset: 0, scale: 1 }]);
    assert.equal(comparable(words(30), { schema: other, rules: [] }), undefined);
  });
});
