import type { Model } from "../../request/request.ts";
import { binOf } from "../../request/segment.ts";
import type { PlacePoints } from "./breakdown.ts";
import { type Cell, largestCode } from "./cells.ts";
import type { Slot } from "./slots.ts";

/** What one attribute, with its copies, or one cross of two attributes can give and gives. */
export interface Contribution {
  /** Names of the attributes that it is worked out from. */
  readonly names: readonly string[];
  /** Places whose points it adds up. */
  readonly places: readonly number[];
  /** Codes of the attributes that it is worked out from; 0 is missing. */
  readonly codes: readonly number[];
  readonly points: number;
  /** The most and the least that any value gives, "missing" included. */
  readonly best: number;
  readonly worst: number;
  /** What people have on average; undefined where nobody published how many are in which bin. */
  readonly average: number | undefined;
}

/**
 * For each place, the share of people in each of the feature's eight bins; undefined for a place of which it is not known.
 * The shares of a place add up to 1.
 */
export type Population = readonly (readonly number[] | undefined)[];

/** What does not depend on the person. */
export type Scale = Pick<Contribution, "names" | "places" | "best" | "worst" | "average"> & {
  readonly of: readonly number[];
};

/** Every attribute and cross that the model gives points for. */
export function scalesOf(
  model: Model,
  slots: readonly Slot[],
  cells: readonly (readonly Cell[])[],
  population: Population = [],
): Scale[] {
  const scored = slots.flatMap((_, place) =>
    model.features[place]!.points.some((points) => points !== 0) ? [place] : [],
  );
  // Copies count together with their attribute; each cross has cells of its own.
  const bySource = Map.groupBy(scored, (place) => {
    const { of } = slots[place]!;
    return of.length === 1 ? of[0]! : -1 - place;
  });
  return [...bySource.values()].map((places) => {
    const { of } = slots[places[0]!]!;
    const possible = possibleSums(model, slots, cells, places);
    const averages = places.map((place) => averageOf(model, place, population));
    return {
      of,
      names: of.map((source) => slots[source]!.name),
      places,
      best: Math.max(...possible),
      worst: Math.min(...possible),
      average: averages.every((average) => average !== undefined)
        ? averages.reduce((sum, average) => sum + average, 0)
        : undefined,
    };
  });
}

/** The contributions of one person. */
export function contributionsOf(
  scales: readonly Scale[],
  attributes: readonly number[],
  points: readonly PlacePoints[],
): Contribution[] {
  return scales.map(({ of, ...scale }) => ({
    ...scale,
    codes: of.map((source) => attributes[source]!),
    points: scale.places.reduce((sum, place) => sum + points[place]!.points, 0),
  }));
}

/** A copy has the code of its attribute, so the sums are of one value each; a cross has a few codes of its own. */
function possibleSums(
  model: Model,
  slots: readonly Slot[],
  cells: readonly (readonly Cell[])[],
  places: readonly number[],
): number[] {
  const { of } = slots[places[0]!]!;
  const codes =
    of.length === 1
      ? cells[of[0]!]!.map(({ low }) => low)
      : Array.from({ length: largestCode(slots[places[0]!]!) + 1 }, (_, code) => code);
  return codes.map((code) =>
    places.reduce((sum, place) => {
      const feature = model.features[place]!;
      return sum + feature.points[binOf(feature, code)]!;
    }, 0),
  );
}

function averageOf(model: Model, place: number, population: Population): number | undefined {
  const { points } = model.features[place]!;
  return population[place]?.reduce((sum, share, bin) => sum + share * points[bin]!, 0);
}
