import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { leastValues } from "../../../../src/consent/ledger/floor.ts";
import { emptyLedger, type Ledger, recordDisclosure } from "../../../../src/consent/ledger/ledger.ts";
import { questionOf } from "../../../../src/consent/ledger/question.ts";
import { reviewRequest } from "../../../../src/consent/ledger/review.ts";
import { noModel } from "../../../../src/request/model.ts";
import type { Clause } from "../../../../src/request/request.ts";
import { noRules } from "../../../../src/request/rules.ts";
import { defineSchema } from "../../../../src/request/schema.ts";
import { segmentOf } from "../../../../src/request/segment.ts";
import { type Asked, attributesFrom, customerOf } from "../../../support/consent/attacker.ts";
import { randomModel, randomRules, rulesOf } from "../../../support/consent/requests.ts";
import { createRandom } from "../../../support/random.ts";

const LAST = 11;
const ATTRIBUTES = 3;
const schema = defineSchema(
  "people",
  ["x", "y", "z"].map((name) => ({ name, unit: "steps", offset: 0, scale: 1 })),
);
const plausible = { x: LAST - 1, y: LAST - 1, z: LAST - 1 };
const floor = { everywhere: { values: 3, share: 0 } };
const least = leastValues(floor, "x", LAST + 1);

/** Everybody who is plausible. */
const people = Array.from({ length: (LAST + 1) ** ATTRIBUTES }, (_, index) =>
  attributesFrom(
    index % (LAST + 1),
    Math.floor(index / (LAST + 1)) % (LAST + 1),
    Math.floor(index / (LAST + 1) ** 2),
  ),
);
const agrees = (person: readonly number[], { segment, ...request }: Asked) =>
  segmentOf({ schema: schema.id, ...request }, person) === segment;

/** How many values of each attribute some people have. */
const valuesOf = (some: readonly (readonly number[])[]) =>
  Array.from({ length: ATTRIBUTES }, (_, index) => new Set(some.map((person) => person[index])));

describe("what ties attributes together is reckoned together", () => {
  it("so no random rules and models leave less than the floor of any of three attributes", () => {
    const random = createRandom(21);
    let answers = 0;
    let refusals = 0;
    for (let run = 0; run < 12; run++) {
      const person = random.oneOf(people);
      const customer = customerOf(schema, plausible, floor);
      let possible = people;
      for (let attempt = 0; attempt < 30; attempt++) {
        const count = random.between(1, ATTRIBUTES);
        const request = {
          rules: randomRules(random, count, LAST),
          model: randomModel(random, count, LAST, 3),
        };
        if (customer.ask("shop.example", request, person) === undefined) continue;
        possible = possible.filter((one) => agrees(one, customer.answered.at(-1)!));
        assert.ok(possible.includes(person));
        for (const values of valuesOf(possible))
          assert.ok(values.size >= least, `${values.size} values are left`);
      }
      answers += customer.answered.length;
      refusals += customer.refused();
    }
    assert.ok(answers > 12 && refusals > 12, `${answers} answers, ${refusals} refusals`);
  });

  it("and few attributes exactly: the review says what is left of each in the worst case", () => {
    const random = createRandom(22);
    for (let run = 0; run < 60; run++) {
      const request = { rules: randomRules(random, 3, LAST), model: randomModel(random, 3, LAST, 4) };
      const review = reviewRequest(
        emptyLedger,
        "shop.example",
        questionOf(schema, request, plausible),
        floor,
      );
      const outcomes = Map.groupBy(people, (person) => segmentOf({ schema: schema.id, ...request }, person));
      for (const { name, after } of review.attributes) {
        const index = ["x", "y", "z"].indexOf(name);
        const left = [...outcomes.values()].map((some) => valuesOf(some)[index]!.size);
        assert.equal(after, Math.min(...left), `run ${run}, ${name}`);
      }
    }
  });
});

/** Codes at least, or at most, so large. */
const above = (attribute: number, low: number) => ({ attribute, low, high: LAST });
const below = (attribute: number, high: number) => ({ attribute, low: 0, high });
const yes = (...groups: readonly (readonly Partial<Clause>[])[]) => ({
  rules: rulesOf(...groups),
  model: noModel(),
});
const asked = (...groups: readonly (readonly Partial<Clause>[])[]) =>
  questionOf(schema, yes(...groups), plausible);

/** The ledger of a customer who has said yes to these, in this order. */
const afterYesTo = (...questions: readonly ReturnType<typeof asked>[]) =>
  questions.reduce(
    (ledger, question, at) => recordDisclosure(ledger, "shop.example", { question, segment: 1, at }),
    emptyLedger,
  );
const belowFloor = (ledger: Ledger, question: ReturnType<typeof asked>) =>
  reviewRequest(ledger, "shop.example", question, floor).belowFloor;
const xOrY = asked([above(0, 9), above(1, 6)]);
const smallY = asked([below(1, 5)]);

describe("answers about other attributes count", () => {
  const smallYAndLargeZ = asked([below(1, 5)], [above(2, 3)]);
  const question = asked([{ attribute: 0, low: 2, high: 9 }]);

  it("if a chain of ties leads to them: x is large or y is, and y is small", () => {
    assert.deepEqual(belowFloor(afterYesTo(xOrY), question), []);
    assert.deepEqual(belowFloor(afterYesTo(smallYAndLargeZ), question), []);
    assert.deepEqual(belowFloor(afterYesTo(xOrY, smallYAndLargeZ), question), ["x"]);
    assert.deepEqual(belowFloor(afterYesTo(smallYAndLargeZ, xOrY), question), ["x"]);
  });
});

describe("after values have changed", () => {
  it("every time at which they may have changed is thought of", () => {
    // Either x is at most 8 and y was once larger, or y is larger now and x at least 9: then 4 to 9 means 9.
    const smallXOrLargeY = asked([below(0, 8), above(1, 6)]);
    const ledger = afterYesTo(xOrY, smallY, smallXOrLargeY);
    assert.deepEqual(belowFloor(ledger, asked([{ attribute: 0, low: 4, high: 9 }])), ["x"]);
  });

  it("no stretch of answers that fit together leaves less than the floor of today's values", () => {
    const random = createRandom(23);
    let answers = 0;
    let contradictions = 0;
    for (let run = 0; run < 20; run++) {
      let person = random.oneOf(people);
      const customer = customerOf(schema, plausible, floor);
      const requests = Array.from({ length: 8 }, () => {
        const count = random.between(1, ATTRIBUTES);
        return { rules: randomRules(random, count, LAST), model: randomModel(random, count, LAST, 3) };
      });
      for (let attempt = 0; attempt < 40; attempt++) {
        if (attempt % 4 === 3) {
          const changed = random.between(0, ATTRIBUTES - 1);
          person = person.map((value, index) => (index === changed ? random.between(0, LAST) : value));
        }
        const request = random.oneOf(requests);
        if (customer.ask("shop.example", request, person) === undefined) continue;
        const { answered } = customer;
        answers++;
        let since = people;
        for (let start = answered.length - 1; start >= 0; start--) {
          since = since.filter((one) => agrees(one, answered[start]!));
          if (since.length === 0) contradictions++;
          if (since.length === 0) break;
          for (const values of valuesOf(since)) assert.ok(values.size >= least);
        }
      }
    }
    assert.ok(answers > 100 && contradictions > 30, `${answers} answers, ${contradictions} contradictions`);
  });

  it("nor if others changed in between and one did not, wherever the change was", () => {
    const random = createRandom(24);
    let narrowed = 0;
    for (let run = 0; run < 25; run++) {
      let person = random.oneOf(people);
      const customer = customerOf(schema, plausible, floor);
      for (let attempt = 0; attempt < 24; attempt++) {
        if (attempt % 6 === 5) person = [person[0]!, random.between(0, LAST), ...person.slice(2)];
        const request = { rules: noRules(), model: randomModel(random, 2, LAST, 3) };
        if (customer.ask("shop.example", request, person) === undefined) continue;
        const { answered } = customer;
        const fitting = (some: readonly Asked[]) =>
          people.filter((one) => some.every((asked) => agrees(one, asked)));
        if (fitting(answered).length > 0) continue;
        for (let border = 1; border < answered.length; border++) {
          const [then, now] = [fitting(answered.slice(0, border)), fitting(answered.slice(border))];
          const [x] = valuesOf(then);
          const both = new Set(now.map(([value]) => value).filter((value) => x!.has(value)));
          if (both.size > 0) assert.ok(both.size >= least, `${both.size} values are left`);
          if (both.size > 0 && both.size < valuesOf(now)[0]!.size) narrowed++;
        }
      }
    }
    assert.ok(narrowed > 0, "no reading was narrower for the change");
  });
});
