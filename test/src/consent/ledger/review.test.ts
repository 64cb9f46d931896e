import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { disclosedTo } from "../../../../src/consent/ledger/disclosed.ts";
import { emptyLedger, recordDisclosure } from "../../../../src/consent/ledger/ledger.ts";
import { readLedger, writeLedger } from "../../../../src/consent/ledger/ledgerFile.ts";
import { questionOf } from "../../../../src/consent/ledger/question.ts";
import { reviewRequest } from "../../../../src/consent/ledger/review.ts";
import { noModel } from "../../../../src/request/model.ts";
import { noRules } from "../../../../src/request/rules.ts";
import { defineSchema } from "../../../../src/request/schema.ts";
import { attributesFrom, customerOf } from "../../../support/consent/attacker.ts";
import { randomModel, rangeRules, rulesOf } from "../../../support/consent/requests.ts";
import { createRandom } from "../../../support/random.ts";

const age = { name: "age", unit: "years", offset: 0, scale: 1 };
const job = { name: "job", categories: ["clerk", "smith", "sailor", "nurse", "cook", "judge"] };
const schema = defineSchema("people", [age, job]);
const plausible = { age: 119 };
const floor = { everywhere: { values: 10, share: 0.05 }, attributes: { job: { values: 2, share: 0 } } };
const person = attributesFrom(41, 2);
const ages = (low: number, high: number) => ({ rules: rangeRules(0, low, high), model: noModel() });
const reviewOf = (request: ReturnType<typeof ages>, brand?: string, ledger = emptyLedger) =>
  reviewRequest(ledger, brand, questionOf(schema, request, plausible), floor);

describe("a review before anything is disclosed", () => {
  it("says what is left of an attribute that nobody has asked about, and in bits", () => {
    const { attributes, belowFloor } = reviewOf(ages(31, 60), "shop.example");
    assert.deepEqual(attributes, [{ name: "age", all: 121, now: 121, after: 30, bits: Math.log2(121 / 30) }]);
    assert.deepEqual(belowFloor, []);
  });

  it("refuses if any answer would leave too little, also one that this customer would not give", () => {
    assert.deepEqual(reviewOf(ages(10, 18), "shop.example").belowFloor, ["age"]);
    assert.deepEqual(reviewOf(ages(0, 112), "shop.example").belowFloor, ["age"]);
  });

  it("counts a missing value as one of the values", () => {
    assert.deepEqual(reviewOf(ages(0, 0), "shop.example").belowFloor, ["age"]);
    const isKnown = { rules: rangeRules(0, 1, 2 ** 32 - 1), model: noModel() };
    assert.deepEqual(reviewOf(isKnown, "shop.example").belowFloor, ["age"]);
  });

  it("asks for a plausible largest value: without one, any answer counts as all", () => {
    const question = questionOf(schema, ages(31, 60), {});
    assert.deepEqual(reviewRequest(emptyLedger, "shop.example", question, floor).belowFloor, ["age"]);
  });

  it("lets everybody answer what tells nothing", () => {
    const { attributes, belowFloor } = reviewOf({ rules: noRules(), model: noModel() }, "shop.example");
    assert.ok(attributes.every(({ bits }) => bits === 0));
    assert.deepEqual(belowFloor, []);
  });

  it("takes a floor for one attribute by its name", () => {
    const one = {
      rules: rulesOf([{ attribute: 1, inSet: true, codes: Array(8).fill(3) }]),
      model: noModel(),
    };
    const two = {
      rules: rulesOf([{ attribute: 1, inSet: true, codes: [3, 4, 3, 3, 3, 3, 3, 3] }]),
      model: noModel(),
    };
    assert.deepEqual(reviewOf(one, "shop.example").belowFloor, ["job"]);
    assert.deepEqual(reviewOf(two, "shop.example").belowFloor, []);
  });

  it("refuses a detail of one name whose codes mean something else, rather than compare them", () => {
    const months = defineSchema("people in months", [{ ...age, name: " Age", unit: "months" }]);
    const customer = customerOf(schema, plausible, floor);
    assert.equal(customer.ask("shop.example", ages(31, 60), person), 1);
    const question = questionOf(months, ages(300, 800), { age: 1_400 });
    const review = reviewRequest(customer.ledger(), "shop.example", question, floor);
    assert.equal(review.belowFloor.length, 1);
  });
});

describe("what a ledger cannot reckon with is refused", () => {
  it("two details of one name", () => {
    const twins = defineSchema("twins", [age, { ...age, name: "Age " }]);
    const request = { rules: rangeRules(1, 31, 60), model: noModel() };
    const one = questionOf(twins, request, plausible);
    assert.deepEqual(reviewRequest(emptyLedger, "shop.example", one, floor).belowFloor, []);
    const both = rulesOf([{ attribute: 0, low: 20, high: 60 }], [{ attribute: 1, low: 31, high: 60 }]);
    const two = questionOf(twins, { ...request, rules: both }, plausible);
    assert.deepEqual(reviewRequest(emptyLedger, "shop.example", two, floor).belowFloor, ["age"]);
  });

  it("what follows on an answer that nobody plausible gives", () => {
    const old = { question: questionOf(schema, ages(122, 500), plausible), segment: 1, at: 1 };
    const ledger = recordDisclosure(emptyLedger, "shop.example", old);
    assert.equal(disclosedTo(ledger, "shop.example")[0]!.now, 0);
    assert.deepEqual(reviewOf(ages(31, 60), "shop.example", ledger).belowFloor, ["age"]);
    assert.deepEqual(reviewOf(ages(31, 60), "other.example", ledger).belowFloor, []);
  });
});

describe("a brand", () => {
  it("is known by its domain: what one has heard another has not", () => {
    const customer = customerOf(schema, plausible, floor);
    assert.equal(customer.ask("shop.example", ages(31, 60), person), 1);
    assert.deepEqual(reviewOf(ages(36, 90), "www.shop.example", customer.ledger()).belowFloor, ["age"]);
    assert.deepEqual(reviewOf(ages(36, 90), "other.example", customer.ledger()).belowFloor, []);
  });

  it("that has proven no domain may be any, before and after", () => {
    const customer = customerOf(schema, plausible, floor);
    customer.ask(undefined, ages(31, 60), person);
    assert.deepEqual(reviewOf(ages(36, 90), undefined, customer.ledger()).belowFloor, ["age"]);
    assert.deepEqual(reviewOf(ages(36, 90), "shop.example", customer.ledger()).belowFloor, ["age"]);

    const other = customerOf(schema, plausible, floor);
    other.ask("shop.example", ages(31, 60), person);
    assert.deepEqual(reviewOf(ages(36, 90), undefined, other.ledger()).belowFloor, ["age"]);
  });

  it("knows so many bits", () => {
    const customer = customerOf(schema, plausible, floor);
    customer.ask("shop.example", ages(31, 60), person);
    customer.ask("shop.example", ages(21, 45), person);
    const [known] = disclosedTo(customer.ledger(), "shop.example");
    assert.deepEqual(known, { name: "age", all: 121, now: 15, after: 15, bits: Math.log2(121 / 15) });
    assert.deepEqual(disclosedTo(customer.ledger(), "other.example"), []);
  });

  it("may be told more by the customer in person; then what tells nothing new is answered, and more is refused", () => {
    const exact = ages(41, 41);
    const question = questionOf(schema, exact, plausible);
    const ledger = recordDisclosure(emptyLedger, "shop.example", { question, segment: 1, at: 1 });
    assert.equal(disclosedTo(ledger, "shop.example")[0]!.now, 1);
    const wide = reviewOf(ages(31, 60), "shop.example", ledger);
    assert.deepEqual(wide.belowFloor, [], "41 lies within, and after a change enough is left");
    assert.deepEqual(
      reviewOf(ages(41, 44), "shop.example", ledger).belowFloor,
      ["age"],
      "after a change it would be 41 to 44",
    );
  });
});

describe("a large scorecard", () => {
  const names = Array.from({ length: 10 }, (_, index) => ({ ...age, name: `a${index}` }));
  const wide = defineSchema("wide", names);
  const largest = Object.fromEntries(names.map(({ name }) => [name, 119]));
  const request = { rules: noRules(), model: randomModel(createRandom(5), 10, 120, 8) };

  it("is not refused for its size: each detail stays open", () => {
    const model = { ...request.model, cutoffs: [0, 0, 0] };
    const question = questionOf(wide, { ...request, model }, largest);
    const review = reviewRequest(emptyLedger, "shop.example", question, floor);
    assert.deepEqual(review.belowFloor, []);
    assert.equal(review.attributes.length, 10);
    assert.ok(
      review.attributes.every(({ bits }) => bits < 0.1),
      JSON.stringify(review.attributes),
    );
  });

  it("is refused where a group is so rare that it tells the details", () => {
    const highest = request.model.features.reduce((sum, { points }) => sum + Math.max(...points), 0);
    const model = { ...request.model, cutoffs: [highest, highest, highest] };
    const question = questionOf(wide, { ...request, model }, largest);
    assert.notDeepEqual(reviewRequest(emptyLedger, "shop.example", question, floor).belowFloor, []);
  });

  it("never seems to tell less than it does", () => {
    const few = { ...request, model: randomModel(createRandom(6), 6, 120, 6) };
    const question = questionOf(wide, few, largest);
    const { attributes } = reviewRequest(emptyLedger, "shop.example", question, floor);
    // The same model with 6^6 cells is too large to be looked at whole; here it is.
    const sums = few.model.features.slice(0, 6).map(({ edges, points }) => {
      const starts = [0, ...edges.filter((edge) => edge > 0)];
      const used = points.slice(8 - starts.length);
      return starts.map((start, bin) => ({ points: used[bin]!, size: (starts[bin + 1] ?? 121) - start }));
    });
    attributes.forEach(({ after, name }, index) => {
      const others = sums.filter((_, other) => other !== index);
      let reachable = new Set([0]);
      for (const bins of others) {
        const scores = [...reachable];
        reachable = new Set(bins.flatMap(({ points }) => scores.map((score) => score + points)));
      }
      const cutoffs = [-Infinity, ...few.model.cutoffs, Infinity];
      const left = [0, 1, 2, 3].map((segment) =>
        sums[index]!.filter(({ points }) =>
          [...reachable].some(
            (score) => score + points >= cutoffs[segment]! && score + points < cutoffs[segment + 1]!,
          ),
        ).reduce((sum, { size }) => sum + size, 0),
      );
      assert.ok(after <= Math.min(...left.filter((size) => size > 0)), `${name}: ${after} and ${left}`);
    });
  });
});

describe("a ledger's file", () => {
  it("is read as it was written", () => {
    const customer = customerOf(schema, plausible, floor);
    customer.ask("shop.example", ages(31, 60), person);
    customer.ask(undefined, { rules: noRules(), model: randomModel(createRandom(3), 1, 120, 3) }, person);
    assert.deepEqual(readLedger(writeLedger(customer.ledger())), customer.ledger());
  });

  it("is refused with a brand that is no account, twice the same, or a clause on nothing", () => {
    const written = JSON.parse(
      writeLedger(
        recordDisclosure(emptyLedger, "shop.example", {
          question: questionOf(schema, ages(31, 60), plausible),
          segment: 1,
          at: 1,
        }),
      ),
    );
    const [account] = written.accounts;
    assert.throws(
      () => readLedger({ ...written, accounts: [{ ...account, brand: "www.shop.example" }] }),
      /registered part/,
    );
    assert.throws(() => readLedger({ ...written, accounts: [account, account] }), /each brand once/);
    account.answers[0].question.clauses[0].attribute = 3;
    assert.throws(() => readLedger(written), /does not list/);
  });
});
