import type { Model } from "../../request/request.ts";
import { attributeIndex, type Schema } from "../../request/schema.ts";
import { binOf } from "../../request/segment.ts";
import type { Population } from "./contributions.ts";

/** How many people are in which bins of one feature, as a model card says. */
export interface CountedFeature {
  readonly attribute: string;
  readonly bins: readonly {
    /** The lowest code of the bin; 0 is missing. */
    readonly from: number;
    /** People in it. */
    readonly n: number;
  }[];
}

/** The shares of people in each bin. Throws `InvalidValueError` for a feature of which the schema has no attribute. */
export function populationOf(schema: Schema, model: Model, features: readonly CountedFeature[]): Population {
  const population: (readonly number[] | undefined)[] = model.features.map(() => undefined);
  for (const { attribute, bins } of features) {
    const place = attributeIndex(schema, attribute);
    const feature = model.features[place]!;
    const all = bins.reduce((sum, { n }) => sum + n, 0);
    if (all === 0) continue;
    const shares = feature.points.map(() => 0);
    for (const { from, n } of bins) shares[binOf(feature, from)]! += n / all;
    population[place] = shares;
  }
  return population;
}
