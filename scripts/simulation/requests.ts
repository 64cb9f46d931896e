import { type ModelWords, type RequestWords, requestFrom } from "../../src/format/campaign/requestWords.ts";
import type { Request } from "../../src/request/request.ts";
import { isCategory } from "../../src/request/schema.ts";
import { bankSchema, engagementSchema, vaultSchema } from "./cast/schemas.ts";

/** A request as the circuit takes it, with the words in which customers read it. */
export interface WordedRequest extends Request {
  readonly words: RequestWords;
}

/** Open, rules only: who is invited to an evening course. */
export const courseRequest = worded({
  schema: vaultSchema,
  rules: [
    { attribute: "age", between: [25, 45] },
    {
      anyOf: [
        { attribute: "education", atLeast: 13 },
        { attribute: "occupation", oneOf: ["management", "professional"] },
      ],
    },
  ],
});

/** Sealed, rules and model: which savings plan fits. */
export const savingsRequest = worded({
  schema: bankSchema,
  rules: [{ attribute: "regularMonths", atLeast: 7 }],
  model: {
    points: {
      hourlyWage: {
        bins: [
          { below: 5, points: 0 },
          { below: 8, points: 20 },
          { below: 12, points: 45 },
          { below: 20, points: 70 },
          { points: 90 },
        ],
      },
      regularMonths: { bins: [{ below: 10, points: -10 }, { below: 12, points: 5 }, { points: 15 }] },
    },
    cutoffs: [20, 50, 80],
  },
});

/** Sealed, once a month: who is still an active member. */
export const memberRequest = worded({
  schema: engagementSchema,
  rules: [
    {
      anyOf: [
        { attribute: "visits", atLeast: 2 },
        { attribute: "purchases", above: 5 },
      ],
    },
  ],
});

/** Open, once a month: for whom the events of the month are. */
export const newsRequest = worded({
  schema: vaultSchema,
  rules: [{ attribute: "age", between: [25, 60] }],
});

/** A range so narrow that the answer would say nearly everything. */
export const nosyRequest = worded({
  schema: vaultSchema,
  rules: [{ attribute: "age", between: [40, 41] }],
});

/** The smallest possible request, to compare its gas with that of the largest. */
export const oneClauseRequest = worded({
  schema: vaultSchema,
  rules: [{ attribute: "age", atLeast: 18 }],
});

/** Eight clauses in four clause groups, and points for all 16 attributes, each with as many bins as it can have. */
export const fullRequest = worded({
  schema: vaultSchema,
  rules: [
    {
      anyOf: [
        { attribute: "age", between: [18, 40] },
        { attribute: "education", above: 12 },
      ],
    },
    {
      anyOf: [
        { attribute: "occupation", oneOf: ["management", "professional", "sales"] },
        { attribute: "age", atLeast: 30 },
      ],
    },
    {
      anyOf: [
        { attribute: "maritalStatus", noneOf: ["married"] },
        { attribute: "education", atMost: 16 },
      ],
    },
    {
      anyOf: [{ not: { attribute: "age", between: [90, 100] } }, { attribute: "occupation", is: "present" }],
    },
  ],
  model: fullModel(),
});

/** A request in words, with what they stand for. */
export function worded(words: RequestWords): WordedRequest {
  return { ...requestFrom(words), words };
}

function fullModel(): ModelWords {
  const features = vaultSchema.attributes.map((attribute, feature) => {
    const pointsOf = (bin: number) => 1 + 3 * bin - feature;
    const missing = pointsOf(0);
    if (isCategory(attribute)) {
      const names: readonly string[] = attribute.categories;
      const categories = Object.fromEntries(names.map((name, position) => [name, pointsOf(position + 1)]));
      return [attribute.name, { categories, missing }] as const;
    }
    const closed = [1, 2, 3, 4, 5, 6].map((bin) => ({ below: 9 * bin + feature, points: pointsOf(bin) }));
    return [attribute.name, { bins: [...closed, { points: pointsOf(7) }], missing }] as const;
  });
  return { points: Object.fromEntries(features), cutoffs: [-10, 0, 40] };
}
