import type { Clause, Request } from "../../request/request.ts";
import { binOf, clauseHolds, segmentOf } from "../../request/segment.ts";

/** What the attribute in one place is worth. */
export interface PlacePoints {
  /** 0 is missing. */
  readonly code: number;
  /** 0 to 7. */
  readonly bin: number;
  readonly points: number;
}

/** Clauses of which at least one must hold. */
export interface CheckedCondition {
  readonly holds: boolean;
  readonly clauses: readonly {
    readonly clause: Clause;
    /** Of the attribute that it looks at; 0 is missing. */
    readonly code: number;
    readonly holds: boolean;
  }[];
}

/** How a segment came about, step by step, as the circuit works it out. */
export interface Breakdown {
  /** For each of the 16 places. */
  readonly places: readonly PlacePoints[];
  /** The sum of the points of all places. */
  readonly score: number;
  /** All of which must hold. */
  readonly conditions: readonly CheckedCondition[];
  /** 0 to 4. */
  readonly segment: number;
}

/** Works out a segment with every step in between. Throws `InvalidValueError` unless there are 16 attributes. */
export function breakdownOf(request: Request, attributes: readonly number[]): Breakdown {
  const segment = segmentOf(request, attributes);
  const { rules, model } = request;
  const places = model.features.map((feature, place) => {
    const code = attributes[place]!;
    const bin = binOf(feature, code);
    return { code, bin, points: feature.points[bin]! };
  });
  // Unused clause groups repeat one that is used.
  const conditions = [...new Set(rules.groups)].map((group) => {
    const clauses = rules.clauses
      .filter((_, index) => ((group >> index) & 1) === 1)
      .map((clause) => ({
        clause,
        code: attributes[clause.attribute]!,
        holds: clauseHolds(clause, attributes),
      }));
    return { holds: clauses.some(({ holds }) => holds), clauses };
  });
  return { places, score: places.reduce((sum, { points }) => sum + points, 0), conditions, segment };
}
