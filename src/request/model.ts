import { InvalidRequestError } from "../errors.ts";
import { requireModel } from "./check.ts";
import { ATTRIBUTE_COUNT, BIN_COUNT, CUTOFF_COUNT, type Feature, type Model } from "./request.ts";
import {
  attributeIndex,
  type CategoryAttribute,
  codeOnScale,
  encodeValue,
  isCategory,
  type NumberAttribute,
  type Schema,
} from "./schema.ts";

/** A cut-off that no sum of points reaches. */
const UNREACHABLE = 2 ** 31 - 1;

/**
 * Points by value: bins in ascending order, each up to a bound in the attribute's unit that it excludes; the last bin
 * is open. Bounds lie on the schema's steps.
 */
export interface NumberPoints {
  readonly bins: readonly [
    ...{ readonly below: number; readonly points: number }[],
    { readonly points: number },
  ];
  /** Points if the attribute is missing; by default 0. */
  readonly missing?: number;
}

/** Points by category; a category that is left out gets 0. */
export interface CategoryPoints<Category extends string> {
  readonly categories: { readonly [name in Category]?: number };
  /** Points if the attribute is missing; by default 0. */
  readonly missing?: number;
}

type PointsFor<A> =
  A extends CategoryAttribute<string, infer Category> ? CategoryPoints<Category> : NumberPoints;

/** Points for some or all attributes of a schema, by name. */
export type ModelPoints<S extends Schema> = {
  readonly [A in S["attributes"][number] as A["name"]]?: PointsFor<A>;
};

/** A run of codes, starting at `from`, with the same points. */
interface Bin {
  readonly from: number;
  readonly points: number;
}

/** No model: everyone who satisfies the rules is in segment 1. */
export function noModel(): Model {
  return {
    features: Array.from({ length: ATTRIBUTE_COUNT }, () => featureOf("none", [])),
    cutoffs: [1, 1, 1],
  };
}

/**
 * A scorecard over a schema.
 *
 * @param points A 24-bit integer for each bin. A feature has at most eight bins; "missing" is one of them unless it
 * has the points of the lowest bin.
 * @param cutoffs One to three sums of points, none below the one before, at which segments 2, 3 and 4 begin.
 * @throws InvalidRequestError if the model is malformed, with the reason.
 * @throws InvalidValueError for a bound between two steps of the schema and for a category that the schema lacks.
 *
 * @example
 * modelFor(schema, { age: { bins: [{ below: 30, points: 2 }, { points: 5 }] }, union: { categories: { member: 3 } } }, [4]);
 */
export function modelFor<const S extends Schema>(
  schema: S,
  points: ModelPoints<S>,
  cutoffs: readonly number[],
): Model {
  const features = new Array<Feature>(ATTRIBUTE_COUNT).fill(featureOf("none", []));
  for (const [name, given] of Object.entries(points) as [string, NumberPoints | CategoryPoints<string>][]) {
    const index = attributeIndex(schema, name);
    const attribute = schema.attributes[index]!;
    const bins = isCategory(attribute)
      ? categoryBins(attribute, given as CategoryPoints<string>)
      : numberBins(attribute, given as NumberPoints);
    features[index] = featureOf(name, [{ from: 0, points: given.missing ?? 0 }, ...bins]);
  }
  if (cutoffs.length === 0 || cutoffs.length > CUTOFF_COUNT) {
    throw new InvalidRequestError(`A model takes 1 to ${CUTOFF_COUNT} cut-offs, not ${cutoffs.length}.`);
  }
  const model = {
    features,
    cutoffs: Array.from({ length: CUTOFF_COUNT }, (_, index) => cutoffs[index] ?? UNREACHABLE),
  };
  requireModel(model);
  return model;
}

function numberBins(attribute: NumberAttribute, { bins }: NumberPoints): Bin[] {
  if (bins.length === 0 || "below" in bins.at(-1)!) {
    throw new InvalidRequestError(`The last bin of "${attribute.name}" must be open.`);
  }
  let from = 1;
  return bins.map((bin, index) => {
    const current = { from, points: bin.points };
    if ("below" in bin) {
      const next = codeOnScale(attribute, bin.below);
      if (next <= from) {
        throw new InvalidRequestError(`Bin ${index} of "${attribute.name}" is empty.`, {
          hint: `Bounds rise, from above ${attribute.offset} ${attribute.unit}.`,
        });
      }
      from = next;
    } else if (index !== bins.length - 1) {
      throw new InvalidRequestError(`Only the last bin of "${attribute.name}" may be open.`);
    }
    return current;
  });
}

function categoryBins(attribute: CategoryAttribute, { categories }: CategoryPoints<string>): Bin[] {
  for (const category of Object.keys(categories)) encodeValue(attribute, category);
  return attribute.categories.map((category, position) => ({
    from: position + 1,
    points: categories[category] ?? 0,
  }));
}

/** Joins neighbouring bins with equal points and moves unused edges to the front. */
function featureOf(name: string, bins: readonly Bin[]): Feature {
  const joined = bins.filter((bin, index) => index === 0 || bin.points !== bins[index - 1]!.points);
  if (joined.length > BIN_COUNT) {
    throw new InvalidRequestError(`Feature "${name}" has ${joined.length} bins with different points.`, {
      hint: `A feature has at most ${BIN_COUNT}, including "missing".`,
    });
  }
  const edges = joined.slice(1).map(({ from }) => from);
  const points = joined.map((bin) => bin.points);
  return {
    edges: [...new Array<number>(BIN_COUNT - 1 - edges.length).fill(0), ...edges],
    points: [...new Array<number>(BIN_COUNT - points.length).fill(0), ...points],
  };
}
