import type { ClauseWords, ConditionWords, RulesWords } from "../../../src/format/campaign/requestWords.ts";
import { type Attribute, isCategory, type Schema } from "../../../src/request/schema.ts";
import type { Operator } from "../words/question.ts";

/** One comparison as the page shows it. */
export interface Comparison {
  readonly isNot: boolean;
  readonly clause: ClauseWords;
}

/** Conditions that all have to hold, in each of which one comparison has to hold. */
export type Conditions = readonly (readonly Comparison[])[];

export function conditionsOf(rules: RulesWords): Conditions {
  return rules.map(({ anyOf, ...literal }) => (anyOf ?? [literal]).map(comparisonOf));
}

export function rulesOf(conditions: Conditions): RulesWords {
  return conditions
    .filter((comparisons) => comparisons.length > 0)
    .map((comparisons) => {
      const literals = comparisons.map(({ isNot, clause }) => (isNot ? { not: clause } : clause));
      return literals.length === 1 ? literals[0]! : { anyOf: literals };
    });
}

/** What can be asked of an attribute. */
export function operatorsOf(attribute: Attribute): readonly Operator[] {
  return isCategory(attribute)
    ? ["oneOf", "noneOf", "is"]
    : ["atLeast", "atMost", "above", "below", "between", "is"];
}

/** The operator of a clause and what it compares with. */
export function operationOf({ attribute: _, ...rest }: ClauseWords): readonly [Operator, unknown] {
  return Object.entries(rest).find(([, value]) => value !== undefined) as [Operator, unknown];
}

/** A clause about an attribute that can be put as it is. */
export function usualClause(schema: Schema, name: string, operator?: Operator): ClauseWords {
  const attribute = schema.attributes.find((one) => one.name === name)!;
  const chosen = operator ?? operatorsOf(attribute)[0]!;
  return { attribute: name, [chosen]: operandOf(attribute, chosen) };
}

function operandOf(attribute: Attribute, operator: Operator): unknown {
  if (operator === "is") return "present";
  if (isCategory(attribute)) return [attribute.categories[0]!];
  const { offset, scale } = attribute;
  return operator === "between" ? [offset, offset + scale] : offset + scale;
}

function comparisonOf({ not, anyOf: _, ...clause }: ConditionWords): Comparison {
  return not === undefined
    ? { isNot: false, clause: clause as ClauseWords }
    : { isNot: true, clause: not as ClauseWords };
}
