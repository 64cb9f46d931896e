import { requireModel, requireRules } from "../../../src/request/check.ts";
import { noModel } from "../../../src/request/model.ts";
import type { Clause, Model, Rules } from "../../../src/request/request.ts";
import type { Random } from "../random.ts";

const unused: Clause = {
  attribute: 0,
  inSet: false,
  negated: false,
  low: 0,
  high: 0,
  codes: Array(8).fill(0),
};

/** Rules with these groups of clauses. */
export function rulesOf(...groups: readonly (readonly Partial<Clause>[])[]): Rules {
  const clauses = groups.flat().map((clause) => ({ ...unused, ...clause }));
  let next = 0;
  const masks = groups.map((group) => group.reduce((mask) => mask | (1 << next++), 0));
  const rules = {
    clauses: Array.from({ length: 8 }, (_, index) => clauses[index] ?? unused),
    groups: Array.from({ length: 4 }, (_, index) => masks[index] ?? masks.at(-1)!),
  };
  requireRules(rules);
  return rules;
}

/** Rules that a value from `low` to `high` satisfies. */
export function rangeRules(attribute: number, low: number, high: number, negated = false): Rules {
  return rulesOf([{ attribute, low, high, negated }]);
}

/** A random clause on one of the first attributes with codes up to `last`. */
export function randomClause(random: Random, attributes: number, last: number): Clause {
  const attribute = random.between(0, attributes - 1);
  const negated = random.between(0, 2) === 0;
  if (random.between(0, 3) === 0) {
    const codes = Array.from({ length: 8 }, () => random.between(1, last));
    return { attribute, inSet: true, negated, low: 0, high: 0, codes };
  }
  const [one, other] = [random.between(0, last), random.between(0, last + 3)];
  return { ...unused, attribute, negated, low: Math.min(one, other), high: Math.max(one, other) };
}

export function randomRules(random: Random, attributes: number, last: number): Rules {
  const groups = Array.from({ length: random.between(1, 3) }, () =>
    Array.from({ length: random.between(1, 2) }, () => randomClause(random, attributes, last)),
  );
  return rulesOf(...groups);
}

/** A scorecard over the first attributes with random bins, points and cut-offs. */
export function randomModel(random: Random, attributes: number, last: number, bins: number): Model {
  const model = {
    features: noModel().features.map((none, index) => {
      if (index >= attributes) return none;
      const edges = new Set<number>();
      while (edges.size < Math.min(bins - 1, last)) edges.add(random.between(1, last));
      const sorted = [...edges].sort((left, right) => left - right);
      const unusedBins = 7 - sorted.length;
      return {
        edges: [...Array<number>(unusedBins).fill(0), ...sorted],
        points: Array.from({ length: 8 }, (_, bin) => (bin < unusedBins ? 0 : random.between(-9, 9))),
      };
    }),
    cutoffs: Array.from({ length: 3 }, () => random.between(-12, 12)).sort((left, right) => left - right),
  };
  requireModel(model);
  return model;
}
