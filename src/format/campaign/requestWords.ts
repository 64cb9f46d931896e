import * as z from "zod/v4";
import { DecdpError } from "../../errors.ts";
import { type ModelPoints, modelFor, noModel } from "../../request/model.ts";
import type { Request } from "../../request/request.ts";
import {
  type CategoryConditions,
  type Condition,
  type NumberConditions,
  rulesFor,
} from "../../request/rules.ts";
import { type Attribute, attributeIndex, isCategory, type Schema } from "../../request/schema.ts";
import { text } from "../reading/fields.ts";

// Rules and models as files state them, in the attributes' own words.

const quantity = z.number("must be a number");
const categories = z.tuple([text], text, "must be a list of categories");

const operators = {
  atLeast: quantity.optional(),
  atMost: quantity.optional(),
  above: quantity.optional(),
  below: quantity.optional(),
  between: z.tuple([quantity, quantity], "must be two numbers").optional(),
  oneOf: categories.optional(),
  noneOf: categories.optional(),
  is: z.enum(["present", "missing"], 'must be "present" or "missing"').optional(),
};
export const operatorNames = Object.keys(operators) as (keyof typeof operators)[];

const clauseShape = z
  .strictObject({ attribute: text, ...operators })
  .refine(hasOneOperator, `needs exactly one of ${operatorNames.join(", ")}`);

/** Either a clause, or `not` a clause. */
const literalShape = z
  .strictObject({ attribute: text.optional(), ...operators, not: clauseShape.optional() })
  .refine(
    ({ not, ...clause }) =>
      not ? !hasAny(clause) : clause.attribute !== undefined && hasOneOperator(clause),
    `needs "not", or "attribute" and exactly one of ${operatorNames.join(", ")}`,
  );

/** A literal, or `anyOf` literals. */
const conditionShape = z
  .strictObject({ ...literalShape.shape, anyOf: z.array(literalShape).min(1).optional() })
  .refine(
    ({ anyOf, ...literal }) => (anyOf ? !hasAny(literal) : literalShape.safeParse(literal).success),
    `needs "anyOf", "not", or "attribute" and exactly one of ${operatorNames.join(", ")}`,
  );

export const rulesShape = z.array(conditionShape, "must be a list of conditions");

const points = z.int("must be an integer");
const featureShape = z.union(
  [
    z.strictObject({
      bins: z.array(z.strictObject({ below: quantity.optional(), points })).min(1),
      missing: points.optional(),
    }),
    z.strictObject({ categories: z.record(text, points), missing: points.optional() }),
  ],
  'must have "bins", each with "points" and but for the last "below", or "categories" with points',
);

export const modelShape = z.strictObject({
  points: z.record(text, featureShape),
  cutoffs: z.array(points, "must be a list of integers"),
});

/** A request in words: what a campaign file and a campaign document hold. */
export interface RequestWords {
  readonly schema: Schema;
  readonly rules: RulesWords;
  readonly model?: ModelWords | undefined;
}

export type RulesWords = z.output<typeof rulesShape>;
export type ModelWords = z.output<typeof modelShape>;
export type ConditionWords = RulesWords[number];
export type ClauseWords = z.output<typeof clauseShape>;

/** The request that words stand for. Throws `InvalidRequestError`, `InvalidValueError` or `DecdpError`. */
export function requestFrom({ schema, rules, model }: RequestWords): Request {
  return {
    schema: schema.id,
    rules: rulesFor(schema, ({ attribute, anyOf, not }) => {
      const clause = (words: ClauseWords) => apply(schema, attribute(words.attribute), words);
      const literal = ({ not: negated, ...words }: ConditionWords) =>
        negated ? not(clause(negated)) : clause(words as ClauseWords);
      return rules.map(({ anyOf: alternatives, ...words }) =>
        alternatives ? anyOf(...alternatives.map(literal)) : literal(words),
      );
    }),
    model: model ? modelFor(schema, pointsOf(schema, model), model.cutoffs) : noModel(),
  };
}

/** The attributes that rules and model look at, in the schema's order. */
export function attributesUsed({ schema, rules, model }: RequestWords): string[] {
  const clauses = rules.flatMap(({ anyOf, ...literal }) => anyOf ?? [literal]);
  const used = new Set([
    ...clauses.map(({ not, attribute }) => (not ?? { attribute }).attribute),
    ...Object.keys(model?.points ?? {}),
  ]);
  return schema.attributes.map(({ name }) => name).filter((name) => used.has(name));
}

function apply(
  schema: Schema,
  conditions: NumberConditions | CategoryConditions<string>,
  { attribute, is, ...words }: ClauseWords,
): Condition {
  if (is !== undefined) return is === "present" ? conditions.isPresent() : conditions.isMissing();
  const [operator, operand] = Object.entries(words).find(([, value]) => value !== undefined)!;
  const method = (
    conditions as unknown as Record<string, ((...operands: unknown[]) => Condition) | undefined>
  )[operator];
  if (method !== undefined) return method(...(Array.isArray(operand) ? operand : [operand]));
  const category = isCategory(attributeOf(schema, attribute));
  throw new DecdpError(`"${operator}" does not fit "${attribute}".`, {
    hint: category
      ? "It is a category: use oneOf, noneOf or is."
      : "It is a number: use atLeast, atMost, above, below, between or is.",
  });
}

/** The builder takes the kind of points that fits each attribute; a file may have the wrong kind. */
function pointsOf(schema: Schema, { points }: ModelWords): ModelPoints<Schema> {
  for (const [name, feature] of Object.entries(points)) {
    const wanted = isCategory(attributeOf(schema, name)) ? "categories" : "bins";
    if (wanted in feature) continue;
    throw new DecdpError(`The points of "${name}" do not fit.`, { hint: `Give them as "${wanted}".` });
  }
  return points as ModelPoints<Schema>;
}

function attributeOf(schema: Schema, name: string): Attribute {
  return schema.attributes[attributeIndex(schema, name)]!;
}

function hasOneOperator(words: object): boolean {
  return operatorNames.filter((name) => (words as Record<string, unknown>)[name] !== undefined).length === 1;
}

function hasAny(words: object): boolean {
  return Object.values(words).some((value) => value !== undefined);
}
