import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { InvalidRequestError, InvalidValueError } from "../../../src/errors.ts";
import { requireRules } from "../../../src/request/check.ts";
import { type Condition, noRules, rulesFor } from "../../../src/request/rules.ts";
import { type AttributeValues, defineSchema, encodeAttributes } from "../../../src/request/schema.ts";
import { rulesHold } from "../../../src/request/segment.ts";
import { createRandom } from "../../support/random.ts";

const names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"] as const;
const schema = defineSchema("people", [
  { name: "age", unit: "years", offset: 0, scale: 1 },
  { name: "balance", unit: "EUR", offset: -5, scale: 0.5 },
  { name: "job", categories: names },
]);
type Person = AttributeValues<typeof schema>;
type Write = Parameters<typeof rulesFor<typeof schema>>[1];

const holds = (write: Write, person: Person) => {
  const rules = rulesFor(schema, write);
  requireRules(rules);
  return rulesHold(rules, encodeAttributes(schema, person));
};

/** Every half from -5 to 5, and missing. */
const balances = [undefined, ...Array.from({ length: 21 }, (_, index) => -5 + index / 2)];
const bounds = [-5, -4.5, -1, 0, 0.5, 3.5, 5];

function refuses(write: Write, message: RegExp): void {
  assert.throws(
    () => rulesFor(schema, write),
    (error) => error instanceof InvalidRequestError && message.test(error.message),
  );
}

/** Compares a condition, and its opposite, with its plain meaning for every balance. */
function means(
  write: (...given: Parameters<Write>) => Condition,
  expected: (value: number) => boolean,
): void {
  for (const balance of balances) {
    const person = balance === undefined ? {} : { balance };
    const isThere = balance !== undefined;
    assert.equal(
      holds((vocabulary) => [write(vocabulary)], person),
      isThere && expected(balance),
    );
    const opposite = () => holds((vocabulary) => [vocabulary.not(write(vocabulary))], person);
    try {
      assert.equal(opposite(), isThere && !expected(balance));
    } catch (error) {
      if (!(error instanceof InvalidRequestError)) throw error;
      assert.match(error.message, /No value satisfies the opposite/);
      assert.ok(balances.every((value) => value === undefined || expected(value)));
    }
  }
}

describe("conditions on a quantity mean what they say, and a missing value satisfies none", () => {
  for (const bound of bounds) {
    it(`at ${bound}`, () => {
      means(
        ({ attribute }) => attribute("balance").atLeast(bound),
        (value) => value >= bound,
      );
      means(
        ({ attribute }) => attribute("balance").atMost(bound),
        (value) => value <= bound,
      );
      means(
        ({ attribute }) => attribute("balance").above(bound),
        (value) => value > bound,
      );
      if (bound > -5)
        means(
          ({ attribute }) => attribute("balance").below(bound),
          (value) => value < bound,
        );
      for (const last of bounds.filter((other) => other - bound >= 0.5)) {
        const isBetween = (value: number) => value >= bound && value <= last;
        means(({ attribute }) => attribute("balance").between(bound, last), isBetween);
      }
    });
  }

  it("also beyond the largest and the smallest value", () => {
    assert.equal(
      holds(({ attribute }) => [attribute("balance").atLeast(-100)], { balance: -5 }),
      true,
    );
    assert.equal(
      holds(({ attribute }) => [attribute("balance").atMost(1e12)], { balance: 5 }),
      true,
    );
    refuses(({ attribute }) => [attribute("balance").below(-5)], /No value of "balance"/);
    refuses(({ attribute }) => [attribute("balance").atMost(-5.5)], /start at -5 EUR in steps of 0.5/);
    refuses(({ attribute }) => [attribute("age").above(2 ** 32)], /No value of "age"/);
    refuses(({ attribute }) => [attribute("age").between(5, 4)], /No value of "age"/);
  });
});

describe("conditions on a quantity with a bound between two steps", () => {
  const writes: [string, Write][] = [
    ["atLeast", ({ attribute }) => [attribute("balance").atLeast(0.3)]],
    ["atMost", ({ attribute }) => [attribute("balance").atMost(0.3)]],
    ["above", ({ attribute }) => [attribute("balance").above(0.3)]],
    ["below", ({ attribute }) => [attribute("balance").below(0.3)]],
    ["between, first", ({ attribute }) => [attribute("balance").between(0.3, 2)]],
    ["between, last", ({ attribute }) => [attribute("balance").between(0, 0.3)]],
  ];
  for (const [name, write] of writes) {
    it(`are refused: ${name}`, () => {
      assert.throws(
        () => rulesFor(schema, write),
        (error) =>
          error instanceof InvalidValueError &&
          /0\.3 EUR is no value of "balance".*-5 in steps of 0\.5/.test(error.message),
      );
    });
  }
});

describe("conditions on a category", () => {
  it("mean what they say for every set of up to eight", () => {
    const random = createRandom(1);
    for (let count = 0; count < 200; count++) {
      const set = names.filter(() => random.between(0, 2) === 0).slice(0, 8);
      const [first, ...rest] = set;
      if (first === undefined) continue;
      for (const job of names) {
        assert.equal(
          holds(({ attribute }) => [attribute("job").oneOf(first, ...rest)], { job }),
          set.includes(job),
        );
        assert.equal(
          holds(({ attribute }) => [attribute("job").noneOf(first, ...rest)], { job }),
          !set.includes(job),
        );
      }
      assert.equal(
        holds(({ attribute }) => [attribute("job").oneOf(first, ...rest)], {}),
        false,
      );
      assert.equal(
        holds(({ attribute }) => [attribute("job").noneOf(first, ...rest)], {}),
        false,
      );
    }
  });

  it("fill a set up with one of its own codes, never with zeros", () => {
    const { clauses } = rulesFor(schema, ({ attribute }) => [attribute("job").oneOf("c", "b", "c")]);
    assert.deepEqual(clauses[0]!.codes, [3, 2, 3, 3, 3, 3, 3, 3]);
  });

  it("are refused for more than eight and for names that the schema lacks", () => {
    refuses(({ attribute }) => [attribute("job").oneOf(...names)], /1 to 8 categories, not 9.*anyOf/);
    assert.throws(
      () => rulesFor(schema, ({ attribute }) => [attribute("job").oneOf("z" as "a")]),
      /"z" is not/,
    );
    assert.throws(
      () => rulesFor(schema, ({ attribute }) => [attribute("size" as "age").isPresent()]),
      /no attribute/,
    );
  });
});

describe("presence", () => {
  it("is told apart from every value", () => {
    for (const person of [{}, { age: 0 }, { age: 2 ** 32 - 2 }]) {
      const isThere = "age" in person;
      assert.equal(
        holds(({ attribute }) => [attribute("age").isPresent()], person),
        isThere,
      );
      assert.equal(
        holds(({ attribute }) => [attribute("age").isMissing()], person),
        !isThere,
      );
    }
  });

  it("cannot be negated, because a missing value never satisfies a negated clause", () => {
    refuses(({ attribute, not }) => [not(attribute("age").isMissing())], /Use isPresent/);
  });
});

describe("rules", () => {
  it("hold for everyone if there are none", () => {
    assert.deepEqual(
      rulesFor(schema, () => []),
      noRules(),
    );
    requireRules(noRules());
    assert.equal(rulesHold(noRules(), new Array(16).fill(0)), true);
    assert.equal(rulesHold(noRules(), new Array(16).fill(2 ** 32 - 1)), true);
  });

  it("need every condition, and of anyOf one", () => {
    const write: Write = ({ attribute, anyOf }) => [
      attribute("age").atLeast(30),
      anyOf(attribute("job").oneOf("a"), attribute("balance").above(0)),
    ];
    assert.equal(holds(write, { age: 30, job: "a" }), true);
    assert.equal(holds(write, { age: 30, balance: 0.5 }), true);
    assert.equal(holds(write, { age: 30, balance: 0, job: "b" }), false);
    assert.equal(holds(write, { age: 29, job: "a", balance: 1 }), false);
  });

  it("keep equal clauses once and copy the last clause group into unused ones", () => {
    const { clauses, groups } = rulesFor(schema, ({ attribute, anyOf }) => [
      anyOf(attribute("age").atLeast(5), attribute("age").isMissing()),
      attribute("age").atLeast(5),
    ]);
    assert.deepEqual(groups, [0b11, 0b01, 0b01, 0b01]);
    assert.equal(clauses.filter(({ high }) => high > 0).length, 1);
  });

  it("negate twice to the same clause", () => {
    const once = rulesFor(schema, ({ attribute }) => [attribute("age").atLeast(5)]);
    assert.deepEqual(
      rulesFor(schema, ({ attribute, not }) => [not(not(attribute("age").atLeast(5)))]),
      once,
    );
  });

  it("are refused beyond four conditions and eight clauses, and for what is no single clause", () => {
    const ages =
      (count: number): Write =>
      ({ attribute, anyOf }) => [
        anyOf(...Array.from({ length: count }, (_, index) => attribute("age").between(index, index))),
      ];
    requireRules(rulesFor(schema, ages(8)));
    refuses(ages(9), /at most 8 clauses, not 9/);
    refuses(ages(0), /anyOf\(\) of nothing/);
    refuses(
      ({ attribute }) => [1, 2, 3, 4, 5].map((bound) => attribute("age").atLeast(bound)),
      /at most 4 conditions/,
    );
    refuses(({ attribute, anyOf, not }) => {
      return [not(anyOf(attribute("age").atLeast(1), attribute("age").isMissing()))];
    }, /Only a single clause can be negated/);
  });
});
