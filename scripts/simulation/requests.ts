import { modelFor, noModel } from "../../src/request/model.ts";
import type { Model, Request } from "../../src/request/request.ts";
import { rulesFor } from "../../src/request/rules.ts";
import { bankSchema, engagementSchema, vaultSchema } from "./schemas.ts";

/** Open, rules only: who is invited to an evening course. */
export const courseRequest: Request = {
  schema: vaultSchema.id,
  rules: rulesFor(vaultSchema, ({ attribute, anyOf }) => [
    attribute("age").between(25, 45),
    anyOf(attribute("education").atLeast(13), attribute("occupation").oneOf("management", "professional")),
  ]),
  model: noModel(),
};

/** Sealed, rules and model: which savings plan fits. */
export const savingsRequest: Request = {
  schema: bankSchema.id,
  rules: rulesFor(bankSchema, ({ attribute }) => [attribute("regularMonths").atLeast(7)]),
  model: modelFor(
    bankSchema,
    {
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
    [20, 50, 80],
  ),
};

/** Sealed, once a month: who is still an active member. */
export const memberRequest: Request = {
  schema: engagementSchema.id,
  rules: rulesFor(engagementSchema, ({ attribute, anyOf }) => [
    anyOf(attribute("visits").atLeast(2), attribute("purchases").above(5)),
  ]),
  model: noModel(),
};

/** The smallest request there is, to compare its gas with that of the largest. */
export const oneClauseRequest: Request = {
  schema: vaultSchema.id,
  rules: rulesFor(vaultSchema, ({ attribute }) => [attribute("age").atLeast(18)]),
  model: noModel(),
};

/** Eight clauses in four groups, and a scorecard of 16 features with eight bins each. */
export const fullRequest: Request = {
  schema: vaultSchema.id,
  rules: rulesFor(vaultSchema, ({ attribute, anyOf, not }) => [
    anyOf(attribute("age").between(18, 40), attribute("education").above(12)),
    anyOf(attribute("occupation").oneOf("management", "professional", "sales"), attribute("age").atLeast(30)),
    anyOf(attribute("maritalStatus").noneOf("married"), attribute("education").atMost(16)),
    anyOf(not(attribute("age").between(90, 100)), attribute("occupation").isPresent()),
  ]),
  model: fullModel(),
};

function fullModel(): Model {
  return {
    features: Array.from({ length: 16 }, (_, feature) => ({
      edges: Array.from({ length: 7 }, (_, edge) => 1 + 9 * edge + feature),
      points: Array.from({ length: 8 }, (_, bin) => 1 + 3 * bin - feature),
    })),
    cutoffs: [-10, 0, 40],
  };
}
