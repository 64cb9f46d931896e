import { requireAttributes } from "./attributes.ts";
import type { Clause, Feature, Model, Request, Rules } from "./request.ts";

/** Whether one clause holds for 16 attributes. A missing attribute never makes a negated clause true. */
export function clauseHolds(clause: Clause, attributes: readonly number[]): boolean {
  const value = attributes[clause.attribute]!;
  const matches = clause.inSet ? clause.codes.includes(value) : value >= clause.low && value <= clause.high;
  return clause.negated ? value !== 0 && !matches : matches;
}

/** Whether every clause group has a clause that holds. */
export function rulesHold(rules: Rules, attributes: readonly number[]): boolean {
  const holding = rules.clauses.map((clause) => clauseHolds(clause, attributes));
  return rules.groups.every((group) => holding.some((holds, index) => holds && ((group >> index) & 1) === 1));
}

/** The bin, 0 to 7, that a value falls into. */
export function binOf({ edges }: Feature, value: number): number {
  const above = edges.findIndex((edge) => value < edge);
  return above < 0 ? edges.length : above;
}

/** The sum of the points of 16 attributes. */
export function scoreOf(model: Model, attributes: readonly number[]): number {
  return model.features.reduce(
    (sum, feature, index) => sum + feature.points[binOf(feature, attributes[index]!)]!,
    0,
  );
}

/** The segment that a request gives to 16 attributes: 0 if the rules do not hold, else 1 to 4. */
export function segmentOf({ rules, model }: Request, attributes: readonly number[]): number {
  requireAttributes(attributes);
  if (!rulesHold(rules, attributes)) return 0;
  const score = scoreOf(model, attributes);
  return 1 + model.cutoffs.filter((cutoff) => score >= cutoff).length;
}
