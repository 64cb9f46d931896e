import { InvalidRequestError } from "../errors.ts";
import {
  ATTRIBUTE_COUNT,
  BIN_COUNT,
  CLAUSE_COUNT,
  type Clause,
  CODE_COUNT,
  CUTOFF_COUNT,
  type Feature,
  GROUP_COUNT,
  LARGEST_ATTRIBUTE,
  type Model,
  type Rules,
} from "./request.ts";

const LARGEST_POINTS = 2 ** 23 - 1;
const LARGEST_CUTOFF = 2 ** 31 - 1;

/** Throws `InvalidRequestError` unless the rules are what `Campaigns.openCampaign` accepts. */
export function requireRules(rules: Rules): void {
  requireLength("rules.clauses", rules.clauses, CLAUSE_COUNT);
  requireLength("rules.groups", rules.groups, GROUP_COUNT);
  let used = 0;
  rules.groups.forEach((group, index) => {
    requireInteger(`rules.groups[${index}]`, group, 0, 2 ** CLAUSE_COUNT - 1);
    if (group === 0) fail(`rules.groups[${index}] has no clause and can never be true.`);
    used |= group;
  });
  rules.clauses.forEach((clause, index) => {
    requireClause(`rules.clauses[${index}]`, clause, ((used >> index) & 1) === 1);
  });
}

/** Throws `InvalidRequestError` unless the model is what `Campaigns.registerModel` accepts. */
export function requireModel(model: Model): void {
  requireLength("model.features", model.features, ATTRIBUTE_COUNT);
  requireLength("model.cutoffs", model.cutoffs, CUTOFF_COUNT);
  model.features.forEach((feature, index) => {
    requireFeature(`model.features[${index}]`, feature);
  });
  model.cutoffs.forEach((cutoff, index) => {
    requireInteger(`model.cutoffs[${index}]`, cutoff, -LARGEST_CUTOFF - 1, LARGEST_CUTOFF);
    if (index > 0 && cutoff < model.cutoffs[index - 1]!)
      fail(`model.cutoffs[${index}] is below the one before.`);
  });
}

function requireClause(name: string, clause: Clause, used: boolean): void {
  requireLength(`${name}.codes`, clause.codes, CODE_COUNT);
  requireInteger(`${name}.attribute`, clause.attribute, 0, ATTRIBUTE_COUNT - 1);
  requireInteger(`${name}.low`, clause.low, 0, LARGEST_ATTRIBUTE);
  requireInteger(`${name}.high`, clause.high, 0, LARGEST_ATTRIBUTE);
  clause.codes.forEach((code, index) => {
    requireInteger(`${name}.codes[${index}]`, code, 0, LARGEST_ATTRIBUTE);
  });
  const hasRange = clause.low !== 0 || clause.high !== 0;
  const hasCodes = clause.codes.some((code) => code !== 0);
  if (!used) {
    const blank = clause.attribute === 0 && !clause.inSet && !clause.negated && !hasRange && !hasCodes;
    if (!blank) fail(`${name} belongs to no clause group and must be all zero.`);
  } else if (clause.inSet) {
    if (hasRange) fail(`${name} is about a set and must not have a range.`);
    if (clause.codes.includes(0)) fail(`${name} has a zero among its codes, which would accept "missing".`);
  } else {
    if (hasCodes) fail(`${name} is about a range and must not have codes.`);
    if (clause.low > clause.high) fail(`${name} has a range that starts above its end.`);
  }
}

function requireFeature(name: string, feature: Feature): void {
  requireLength(`${name}.edges`, feature.edges, BIN_COUNT - 1);
  requireLength(`${name}.points`, feature.points, BIN_COUNT);
  feature.points.forEach((points, bin) => {
    requireInteger(`${name}.points[${bin}]`, points, -LARGEST_POINTS - 1, LARGEST_POINTS);
  });
  feature.edges.forEach((edge, index) => {
    requireInteger(`${name}.edges[${index}]`, edge, 0, LARGEST_ATTRIBUTE);
    const previous = feature.edges[index - 1] ?? 0;
    if (edge <= previous && (edge !== 0 || previous !== 0)) fail(`${name}.edges[${index}] does not rise.`);
    if (edge === 0 && feature.points[index] !== 0) {
      fail(`${name}.points[${index}] is for a bin that no value falls into.`);
    }
  });
}

function requireLength(name: string, values: readonly unknown[], length: number): void {
  if (values.length !== length) fail(`${name} has ${values.length} entries instead of ${length}.`);
}

function requireInteger(name: string, value: number, smallest: number, largest: number): void {
  if (!Number.isInteger(value) || value < smallest || value > largest) {
    fail(`${name} is ${value} instead of an integer from ${smallest} to ${largest}.`);
  }
}

function fail(message: string): never {
  throw new InvalidRequestError(message, {
    hint: "Build requests with rulesFor and modelFor, which make well-formed ones.",
  });
}
