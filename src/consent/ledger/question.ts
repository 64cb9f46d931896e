import type { Clause, Feature, Model, Rules } from "../../request/request.ts";
import { type Attribute, encodeValue, isCategory, type Schema } from "../../request/schema.ts";
import { attributeKey } from "./floor.ts";

/** An attribute that a request looks at. */
export interface AskedAttribute {
  readonly name: string;
  /** What its codes mean. Codes of two meanings cannot be compared. */
  readonly meaning: string;
  /** The last code that anybody plausibly has; absent if nobody has said. Possible are 0, "missing", and 1 to this. */
  readonly last?: number | undefined;
}

/** A clause of the rules; `attribute` is a place in the question's attributes. */
export type AskedClause = Clause;

/** Points for the bins of an attribute, without unused bins: the first bin starts at code 0. */
export interface AskedFeature {
  readonly attribute: number;
  readonly edges: readonly number[];
  readonly points: readonly number[];
}

/** What rules and model look at, and nothing that has no influence. Its answer is the segment. */
export interface Question {
  readonly attributes: readonly AskedAttribute[];
  readonly clauses: readonly AskedClause[];
  /** Bit i stands for clause i; each group needs one that holds. */
  readonly groups: readonly number[];
  readonly features: readonly AskedFeature[];
  /** Of the sum of the features' points. */
  readonly cutoffs: readonly number[];
}

/** The largest value that anybody plausibly has, in the attribute's unit, by name. Categories need none. */
export type PlausibleValues = Readonly<Record<string, number>>;

/**
 * The question of a request. An attribute without a plausible largest value counts as fully known as soon as an answer
 * tells anything about it: 32 bits have room for four billion years of age.
 */
export function questionOf(
  schema: Schema,
  { rules, model }: { readonly rules: Rules; readonly model: Model },
  plausible: PlausibleValues,
): Question {
  const asked: AskedAttribute[] = [];
  const places = new Map<number, number>();
  const placeOf = (index: number) => {
    if (!places.has(index)) {
      places.set(index, asked.length);
      asked.push(askedAttribute(schema.attributes[index], index, plausible));
    }
    return places.get(index)!;
  };
  const { clauses, groups } = usedClauses(rules);
  const features = model.features.map(usedBins);
  const constant = features.reduce((sum, { points }) => sum + (points.length === 1 ? points[0]! : 0), 0);
  return {
    clauses: clauses.map((clause) => ({ ...clause, attribute: placeOf(clause.attribute) })),
    groups,
    features: features.flatMap(({ edges, points }, index) =>
      points.length === 1 ? [] : [{ attribute: placeOf(index), edges, points }],
    ),
    cutoffs: model.cutoffs.map((cutoff) => cutoff - constant),
    attributes: asked,
  };
}

function askedAttribute(
  attribute: Attribute | undefined,
  index: number,
  plausible: PlausibleValues,
): AskedAttribute {
  if (attribute === undefined) return { name: `attribute ${index}`, meaning: "unnamed" };
  if (isCategory(attribute)) {
    const { name, categories } = attribute;
    return { name, meaning: JSON.stringify(categories), last: categories.length };
  }
  const { name, unit, offset, scale } = attribute;
  const meaning = JSON.stringify([unit, offset, scale]);
  const largest = Object.entries(plausible).find(
    ([known]) => attributeKey(known) === attributeKey(name),
  )?.[1];
  return largest === undefined ? { name, meaning } : { name, meaning, last: encodeValue(attribute, largest) };
}

/** Clauses that belong to a group, at most once each. */
function usedClauses({ clauses, groups }: Rules): Pick<Question, "clauses" | "groups"> {
  const used = clauses.map((_, index) => groups.some((group) => ((group >> index) & 1) === 1));
  const places = clauses.flatMap((_, index) => (used[index] ? [index] : []));
  const moved = groups.map((group) =>
    places.reduce((mask, from, to) => mask | (((group >> from) & 1) << to), 0),
  );
  return { clauses: places.map((index) => clauses[index]!), groups: [...new Set(moved)] };
}

/** Bins that a code can fall into; neighbours with the same points are one. */
function usedBins({ edges, points }: Feature): Pick<AskedFeature, "edges" | "points"> {
  const unused = edges.filter((edge) => edge === 0).length;
  const starts = [0, ...edges.slice(unused)];
  const values = points.slice(unused);
  const kept = starts.flatMap((_, bin) => (bin === 0 || values[bin] !== values[bin - 1] ? [bin] : []));
  return { edges: kept.slice(1).map((bin) => starts[bin]!), points: kept.map((bin) => values[bin]!) };
}
