import { modelFor, noModel } from "../../src/request/model.ts";
import type { Clause, Model, Rules } from "../../src/request/request.ts";
import { noRules, rulesFor } from "../../src/request/rules.ts";
import { type AttributeValues, defineSchema, encodeAttributes } from "../../src/request/schema.ts";

/** One person's attributes and the segment, worked out by hand. */
interface VectorCase {
  readonly attributes: readonly number[];
  readonly segment: number;
}

export interface VectorRequest {
  readonly name: string;
  readonly rules: Rules;
  readonly model: Model;
  readonly cases: readonly VectorCase[];
}

export const vectorSchema = defineSchema("Test vectors", [
  { name: "age", unit: "years", offset: 0, scale: 1 },
  { name: "wage", unit: "EUR an hour", offset: 0, scale: 0.5 },
  { name: "balance", unit: "EUR", offset: -1000, scale: 10 },
  { name: "region", categories: ["north", "east", "south", "west"] },
  { name: "occupation", categories: ["a", "b", "c", "d", "e", "f", "g", "h", "i"] },
  { name: "education", unit: "years", offset: 0, scale: 1 },
]);

const largest = 2 ** 32 - 1;
const smallestPoints = -(2 ** 23);
const largestPoints = 2 ** 23 - 1;

/** The case of a person with these values and no others. */
function person(segment: number, values: AttributeValues<typeof vectorSchema>): VectorCase {
  return { attributes: encodeAttributes(vectorSchema, values), segment };
}

/** The case of a person whose 16 attributes are all the same number. */
function everywhere(segment: number, code: number): VectorCase {
  return { attributes: new Array<number>(16).fill(code), segment };
}

function range(attribute: number, low: number, high: number, negated = false): Clause {
  return { attribute, inSet: false, negated, low, high, codes: new Array<number>(8).fill(0) };
}

function set(attribute: number, codes: readonly number[], negated = false): Clause {
  return { attribute, inSet: true, negated, low: 0, high: 0, codes };
}

function sameFeatures(
  edges: readonly number[],
  points: readonly number[],
  cutoffs: readonly number[],
): Model {
  return { features: Array.from({ length: 16 }, () => ({ edges, points })), cutoffs };
}

const unused = range(0, 0, 0);

export const vectorRequests: readonly VectorRequest[] = [
  {
    name: "no rules and no model",
    rules: noRules(),
    model: noModel(),
    cases: [everywhere(1, 0), everywhere(1, 1), everywhere(1, largest)],
  },
  {
    name: "one range",
    rules: rulesFor(vectorSchema, ({ attribute }) => [attribute("age").atLeast(30)]),
    model: noModel(),
    cases: [person(0, { age: 29 }), person(1, { age: 30 }), person(0, { wage: 30 })],
  },
  {
    name: "one set, filled up",
    rules: rulesFor(vectorSchema, ({ attribute }) => [attribute("region").oneOf("east", "west")]),
    model: noModel(),
    cases: [
      person(0, { region: "north" }),
      person(1, { region: "east" }),
      person(1, { region: "west" }),
      person(0, {}),
    ],
  },
  {
    name: "negations, which a missing attribute never fulfils",
    rules: rulesFor(vectorSchema, ({ attribute, not }) => [
      attribute("occupation").noneOf("a", "b", "c"),
      not(attribute("balance").between(-500, 500)),
    ]),
    model: noModel(),
    cases: [
      person(1, { occupation: "d", balance: -510 }),
      person(0, { occupation: "c", balance: -510 }),
      person(0, { occupation: "d", balance: -500 }),
      person(0, { occupation: "d" }),
      person(0, { balance: 510 }),
    ],
  },
  {
    name: "an attribute that is missing",
    rules: rulesFor(vectorSchema, ({ attribute }) => [attribute("age").isMissing()]),
    model: noModel(),
    cases: [person(1, {}), person(0, { age: 0 })],
  },
  {
    name: "eight clauses, each in all groups",
    rules: {
      clauses: [
        range(8, 5, 5),
        range(9, 5, 6),
        range(10, 1, largest, true),
        set(11, [1, 2, 3, 4, 5, 6, 7, 8]),
        set(12, [1, 2, 3, 4, 5, 6, 7, 8], true),
        range(13, 0, 0),
        range(14, 2, largest, true),
        range(15, largest, largest),
      ],
      groups: [255, 255, 255, 255],
    },
    model: noModel(),
    cases: [
      everywhere(1, 8),
      everywhere(1, 9),
      { attributes: [0, 0, 0, 0, 0, 0, 0, 0, 4, 7, 1, 9, 8, 1, 2, largest - 1], segment: 0 },
      { attributes: [0, 0, 0, 0, 0, 0, 0, 0, 4, 7, 1, 9, 8, 1, 2, largest], segment: 1 },
      { attributes: [0, 0, 0, 0, 0, 0, 0, 0, 4, 7, 0, 0, 0, 1, 0, 0], segment: 0 },
    ],
  },
  {
    name: "four groups that share clauses",
    rules: {
      clauses: [
        range(0, 10, 20),
        range(1, 10, 20),
        range(2, 10, 20),
        range(3, 10, 20),
        ...Array(4).fill(unused),
      ],
      groups: [0b0011, 0b0110, 0b1100, 0b1001],
    },
    model: noModel(),
    cases: [
      { attributes: [10, 0, 20, ...Array(13).fill(0)], segment: 1 },
      { attributes: [9, 10, 21, 20, ...Array(12).fill(0)], segment: 1 },
      { attributes: [10, 11, 9, 21, ...Array(12).fill(0)], segment: 0 },
    ],
  },
  {
    name: "the largest attribute",
    rules: {
      clauses: [range(15, largest, largest), set(14, Array(8).fill(largest)), ...Array(6).fill(unused)],
      groups: [1, 2, 1, 2],
    },
    model: sameFeatures([0, 0, 0, 0, 0, 1, largest], [0, 0, 0, 0, 0, 1, 2, 4], [31, 33, 64]),
    cases: [
      everywhere(4, largest),
      everywhere(0, largest - 1),
      { attributes: [...Array(14).fill(1), largest, largest], segment: 3 },
      { attributes: [...Array(14).fill(0), largest, largest], segment: 1 },
    ],
  },
  {
    name: "eight bins everywhere and the smallest and largest points",
    rules: noRules(),
    model: sameFeatures(
      [1, 10, 100, 1000, 10_000, 100_000, largest],
      [smallestPoints, -1, 0, 1, 2, 3, 4, largestPoints],
      [16 * smallestPoints + 1, 0, 16 * largestPoints],
    ),
    cases: [
      everywhere(1, 0),
      everywhere(2, 1),
      everywhere(2, 9),
      everywhere(3, 10),
      everywhere(3, 100_000),
      everywhere(4, largest),
      { attributes: [...Array(15).fill(largest), largest - 1], segment: 3 },
      { attributes: [1, ...Array(15).fill(0)], segment: 2 },
    ],
  },
  {
    name: "cut-offs at the ends of int32",
    rules: noRules(),
    model: sameFeatures(
      [0, 0, 0, 0, 0, 0, 1],
      [0, 0, 0, 0, 0, 0, smallestPoints, largestPoints],
      [-(2 ** 31), -(2 ** 31), 2 ** 31 - 1],
    ),
    cases: [everywhere(3, 0), everywhere(3, 1)],
  },
  {
    name: "a scorecard of four segments",
    rules: noRules(),
    model: modelFor(
      vectorSchema,
      {
        age: { bins: [{ below: 30, points: 10 }, { below: 50, points: 20 }, { points: -5 }], missing: -20 },
        wage: { bins: [{ below: 12.5, points: 0 }, { points: 7 }] },
        region: { categories: { east: 3, west: 3, south: -3 } },
      },
      [0, 10, 30],
    ),
    cases: [
      person(1, { region: "west" }),
      person(1, { age: 50, region: "east" }),
      person(2, { age: 50, wage: 12.5, region: "west" }),
      person(3, { age: 29, wage: 12 }),
      person(3, { age: 49, wage: 12.5 }),
      person(4, { age: 30, wage: 12.5, region: "east" }),
    ],
  },
  {
    name: "rules and a scorecard",
    rules: rulesFor(vectorSchema, ({ attribute, anyOf, not }) => [
      attribute("age").between(18, 65),
      anyOf(attribute("education").above(11), attribute("occupation").oneOf("h", "i")),
      not(attribute("balance").below(0)),
    ]),
    model: modelFor(
      vectorSchema,
      {
        balance: { bins: [{ below: 0, points: 100 }, { below: 1000, points: 1 }, { points: 2 }] },
        education: { bins: [{ points: 1 }] },
      },
      [2, 3],
    ),
    cases: [
      person(3, { age: 40, education: 12, balance: 1000 }),
      person(2, { age: 40, education: 12, balance: 0 }),
      person(1, { age: 18, occupation: "h", balance: 990 }),
      person(0, { age: 17, occupation: "h", balance: 990 }),
      person(0, { age: 65, education: 11, balance: 990 }),
      person(0, { age: 65, education: 12, balance: -10 }),
    ],
  },
];
