import type { Request } from "../../request/request.ts";
import type { Schema } from "../../request/schema.ts";
import { type Breakdown, breakdownOf } from "./breakdown.ts";
import { cellsOf } from "./cells.ts";
import { nearestChanges, type SegmentChange } from "./changes/nearest.ts";
import { type Contribution, contributionsOf, type Population, scalesOf } from "./contributions.ts";
import { type RankedReasons, rankReasons } from "./reasons.ts";
import { changed, cutsOf, type Slot, slotsOf } from "./slots.ts";

/** Why somebody is in a segment: exact, worked out from the rules and the model that the proof is about. */
export interface Explanation extends Pick<Breakdown, "segment" | "score" | "conditions"> {
  /** The 16 places of the credential. */
  readonly slots: readonly Slot[];
  /** Sums of points from which segments 2, 3 and 4 begin, without those that no points reach. */
  readonly cutoffs: readonly number[];
  /** Their points add up to the score. */
  readonly contributions: readonly Contribution[];
  /** Compared with the best and, where it is known, with the average. */
  readonly reasons: readonly RankedReasons[];
  /** The nearest ones that lead to each other segment. */
  readonly changes: readonly SegmentChange[];
  /** Attributes that the request looks at and nobody can change. */
  readonly fixed: readonly string[];
}

/** Explains one request to many people. */
export interface Explainer {
  /** Throws `InvalidValueError` unless there are 16 attributes of 32 bits. */
  explain(attributes: readonly number[]): Explanation;
  /** The 16 codes after a change, those of copies and crosses included. */
  apply(attributes: readonly number[], change: Pick<SegmentChange, "steps">): number[];
}

/**
 * @param asked What the campaign asks, and the schema in whose words it does.
 * @param population How many people are in which bin, from the model's published card; without it nothing is compared with
 * an average.
 */
export function explainerOf(
  { schema, request }: { readonly schema: Schema; readonly request: Request },
  population?: Population,
): Explainer {
  const { model } = request;
  const slots = slotsOf(schema);
  const cells = slots.map((_, place) => cellsOf(request, slots, place, cutsOf(slots, place)));
  const scales = scalesOf(model, slots, cells, population);
  const most = scales.reduce((sum, { best }) => sum + best, 0);
  const cutoffs = model.cutoffs.filter((cutoff) => cutoff <= most);
  // The first cell is "missing"; an attribute with one more is only asked whether it is there, or not at all.
  const fixed = slots.flatMap(({ name, attribute, isFixed }, place) =>
    attribute !== undefined && isFixed && cells[place]!.length > 2 ? [name] : [],
  );
  return {
    explain(attributes) {
      const { segment, score, conditions, places } = breakdownOf(request, attributes);
      const contributions = contributionsOf(scales, attributes, places);
      return {
        ...{ slots, cutoffs, segment, score, conditions, contributions, fixed },
        reasons: rankReasons(contributions),
        changes: nearestChanges({ request, slots, cells, attributes }),
      };
    },
    apply: (attributes, { steps }) => changed(slots, attributes, steps),
  };
}
