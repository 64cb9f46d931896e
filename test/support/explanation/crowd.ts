import { modelFor } from "../../../src/request/model.ts";
import type { Model, Request } from "../../../src/request/request.ts";
import { rulesFor } from "../../../src/request/rules.ts";
import { type AttributeValues, defineSchema, encodeAttributes } from "../../../src/request/schema.ts";
import { withDerivedSlots } from "../../../src/request/slots.ts";
import type { Random } from "../random.ts";

/** A schema with all that an explanation has to mind: copies, a cross, and what nobody can change. */
export const crowdSchema = defineSchema("decdp.example/crowd/1", [
  { name: "age", unit: "years", offset: 0, scale: 1, changeable: false },
  { name: "savings", unit: "EUR", offset: -500, scale: 0.5 },
  { name: "savingsAgain", unit: "EUR", offset: -500, scale: 0.5, copyOf: "savings" },
  { name: "work", categories: ["none", "part", "full", "own"] },
  { name: "hours", unit: "hours a week", offset: 0, scale: 1 },
  {
    name: "workByHours",
    categories: ["0|0", "1|1", "1|2", "2|1", "2|2", "2|3", "0|3"],
    crossOf: [
      {
        of: "work",
        groups: [
          ["none", "own"],
          ["part", "full"],
        ],
      },
      { of: "hours", bounds: [12.5, 36] },
    ],
  },
  { name: "sex", categories: ["female", "male"], changeable: false },
  { name: "visits", unit: "a month", offset: 0, scale: 1 },
]);

/** Rules on attributes, their copies and what may be missing, and points for every slot. */
export const crowdRequest: Request = {
  schema: crowdSchema.id,
  rules: rulesFor(crowdSchema, ({ attribute, anyOf, not }) => [
    anyOf(attribute("age").between(18, 70), attribute("visits").atLeast(4)),
    anyOf(
      attribute("work").oneOf("part", "full"),
      attribute("hours").isMissing(),
      attribute("savings").atLeast(100),
    ),
    anyOf(
      not(attribute("workByHours").oneOf("2|3")),
      attribute("savingsAgain").below(900),
      attribute("sex").isMissing(),
    ),
  ]),
  model: crowdModel(),
};

function crowdModel(): Model {
  return modelFor(
    crowdSchema,
    {
      age: { bins: [{ below: 25, points: -40 }, { below: 40, points: 10 }, { points: 35 }], missing: -5 },
      savings: { bins: [{ below: 0, points: -30 }, { below: 250, points: 0 }, { points: 20 }], missing: -10 },
      savingsAgain: { bins: [{ below: 600, points: 3 }, { below: 1000.5, points: 25 }, { points: -12 }] },
      work: { categories: { none: -15, part: 5, full: 20, own: 12 }, missing: 1 },
      hours: { bins: [{ below: 10, points: -8 }, { below: 41, points: 6 }, { points: 14 }] },
      workByHours: { categories: { "1|2": 9, "2|1": -9, "2|2": 4, "2|3": 11, "0|3": 2 } },
      sex: { categories: { female: 1, male: -1 } },
      visits: { bins: [{ below: 2, points: 0 }, { below: 9, points: 17 }, { points: 22 }], missing: 4 },
    },
    [10, 45, 90],
  );
}

type Values = AttributeValues<typeof crowdSchema>;

/** Random values of the attributes that a customer is asked for. */
export function valuesOf({ between, oneOf }: Random): Values {
  return {
    age: between(0, 99),
    savings: between(-1000, 3000) / 2,
    work: oneOf(["none", "part", "full", "own"]),
    hours: between(0, 60),
    sex: oneOf(["female", "male"]),
    visits: between(0, 14),
  };
}

/** A person of whom each attribute is missing with a chance of one in seven. */
export function personOf(random: Random): Values {
  return Object.fromEntries(Object.entries(valuesOf(random)).filter(() => random.between(0, 6) > 0));
}

/** The 16 codes; copies and crosses follow from the rest. */
export function codesOf(values: Values): number[] {
  return encodeAttributes(crowdSchema, withDerivedSlots(crowdSchema, values));
}
