import { cellsOf, largestCode } from "../../../model/explanation/cells.ts";
import { changed, cutsOf, type Slot } from "../../../model/explanation/slots.ts";
import { ATTRIBUTE_COUNT, type Request } from "../../../request/request.ts";
import { binOf, clauseHolds } from "../../../request/segment.ts";

/** What a code in some places adds to one request: points, and the clause groups that it satisfies. */
export interface Effect {
  readonly points: number;
  /** Bit i: group i of the rules has a clause that holds. */
  readonly satisfied: number;
}

/** One code that an attribute can have, and what it does under the older and the newer request. */
export interface Candidate {
  readonly code: number;
  readonly effects: readonly [older: Effect, newer: Effect];
}

/** An attribute, with one code of each kind that the two requests tell apart. */
export interface Variable {
  readonly place: number;
  readonly candidates: readonly Candidate[];
}

/** A place whose code follows from two attributes. */
export interface CrossedPlace {
  readonly of: readonly [number, number];
  /** What it adds, once both attributes have their codes. */
  readonly effectsAt: (codes: readonly number[]) => readonly [older: Effect, newer: Effect];
}

/** The attributes, each with its kinds of codes. Codes of one kind cannot be told apart by either request. */
export function variablesOf(requests: readonly [Request, Request], slots: readonly Slot[]): Variable[] {
  return slots.flatMap((slot, place) => {
    if (slot.of.length > 1 || slot.of[0] !== place) return [];
    const cuts = cutsOf(slots, place);
    const starts = new Set(
      requests.flatMap((request) => cellsOf(request, slots, place, cuts).map(({ low }) => low)),
    );
    const own = slots.flatMap(({ of }, other) => (of.length === 1 && of[0] === place ? [other] : []));
    const crossed = slots.flatMap(({ of }, other) => (of.length > 1 && of.includes(place) ? [other] : []));
    const kinds = new Map<string, Candidate>();
    // Somebody whose details are known says more to a reader than somebody of whom nothing is.
    const largest = slot.attribute === undefined ? 0 : largestCode(slot);
    const codes = [...starts].filter((code) => code <= largest).sort((left, right) => left - right);
    for (const code of [...codes.slice(1), 0]) {
      const after = changed(slots, new Array<number>(ATTRIBUTE_COUNT).fill(0), [{ place, to: code }]);
      const effects = effectsOf(requests, own, after);
      const key = JSON.stringify([effects, crossed.length > 0 ? code : 0]);
      if (!kinds.has(key)) kinds.set(key, { code, effects });
    }
    return [{ place, candidates: [...kinds.values()] }];
  });
}

/** The places that combine two attributes, as far as either request looks at them. */
export function crossedPlaces(requests: readonly [Request, Request], slots: readonly Slot[]): CrossedPlace[] {
  return slots.flatMap(({ of }, place) => {
    const [left, right] = of;
    if (left === undefined || right === undefined) return [];
    const isUsed = requests.some(
      ({ rules, model }) =>
        rules.clauses.some(({ attribute }) => attribute === place) ||
        new Set(model.features[place]!.points).size > 1,
    );
    if (!isUsed) return [];
    const effectsAt = (codes: readonly number[]) => {
      const steps = [left, right].map((one) => ({ place: one, to: codes[one]! }));
      return effectsOf(requests, [place], changed(slots, codes, steps));
    };
    return [{ of: [left, right] as const, effectsAt }];
  });
}

/** What some places add to both requests. */
function effectsOf(
  requests: readonly [Request, Request],
  places: readonly number[],
  codes: readonly number[],
): readonly [Effect, Effect] {
  const [older, newer] = requests.map(({ rules, model }) => ({
    points: places.reduce((sum, place) => {
      const feature = model.features[place]!;
      return sum + feature.points[binOf(feature, codes[place]!)]!;
    }, 0),
    satisfied: satisfiedBy(rules, places, codes),
  }));
  return [older!, newer!];
}

function satisfiedBy(
  { clauses, groups }: Request["rules"],
  places: readonly number[],
  codes: readonly number[],
): number {
  return groups.reduce((bits, group, at) => {
    const holds = clauses.some(
      (clause, index) =>
        ((group >> index) & 1) === 1 && places.includes(clause.attribute) && clauseHolds(clause, codes),
    );
    return holds ? bits | (1 << at) : bits;
  }, 0);
}
