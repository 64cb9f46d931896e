import { changed, type Slot } from "../../../model/explanation/slots.ts";
import { ATTRIBUTE_COUNT, type Request } from "../../../request/request.ts";
import { segmentOf } from "../../../request/segment.ts";
import { boundsOf } from "./bounds.ts";
import { type CrossedPlace, crossedPlaces, type Effect, type Variable, variablesOf } from "./effects.ts";
import { goalOf, isPossible, type Segments } from "./goal.ts";

/** Partly known people that are looked at before a search gives up. */
const MOST_STEPS = 400_000;

/** The 16 codes of somebody; or that there is nobody, which is proven; or that the search gave up before it knew. */
export type Found = readonly number[] | "nobody" | "undecided";

/**
 * Looks for somebody who has one of some segments under an older request, and one of some others under a newer request of the same
 * schema. It is exact: every person counts, by the rules and the model that proofs are about, with copies and crosses that
 * follow from the attributes. Whole branches are left out only where bounds show that nobody is in them.
 */
export function findPerson(
  requests: readonly [older: Request, newer: Request],
  slots: readonly Slot[],
  wanted: readonly [older: Segments, newer: Segments],
): Found {
  const variables = variablesOf(requests, slots);
  const crosses = crossedPlaces(requests, slots);
  const stepOf = (place: number) => variables.findIndex((variable) => variable.place === place);
  const firstStep = ({ of }: CrossedPlace) => Math.min(...of.map(stepOf));
  const lastStep = ({ of }: CrossedPlace) => Math.max(...of.map(stepOf));
  const resolved = variables.map((_, step) => crosses.filter((cross) => lastStep(cross) === step));
  const bounds = boundsOf(variables, resolved, (cross) => allCells(cross, variables));
  const goals = [goalOf(requests[0], wanted[0]), goalOf(requests[1], wanted[1])] as const;
  const seen = new Set<string>();
  const codes = new Array<number>(ATTRIBUTE_COUNT).fill(0);
  let steps = 0;

  const visit = (step: number, state: State): boolean => {
    if (!isPossible(state, bounds[step]!, goals)) return false;
    if (step === variables.length) return true;
    const open = crosses
      .filter((cross) => firstStep(cross) < step && lastStep(cross) >= step)
      .flatMap(({ of }) => of.map((place) => codes[place]));
    const key = JSON.stringify([step, state, open]);
    if (seen.has(key)) return false;
    seen.add(key);
    const { place, candidates } = variables[step]!;
    for (const { code, effects } of candidates) {
      if (++steps > MOST_STEPS) return false;
      codes[place] = code;
      const added = resolved[step]!.map((cross) => cross.effectsAt(codes));
      if (visit(step + 1, [effects, ...added].reduce(addEffects, state))) return true;
    }
    codes[place] = 0;
    return false;
  };

  if (!visit(0, nothingYet)) return steps > MOST_STEPS ? "undecided" : "nobody";
  // With the codes of copies and crosses, which follow.
  const person = changed(
    slots,
    codes,
    variables.map(({ place }) => ({ place, to: codes[place]! })),
  );
  requireSegments(requests, person, wanted);
  return person;
}

type State = readonly [older: Effect, newer: Effect];
const nothingYet: State = [
  { points: 0, satisfied: 0 },
  { points: 0, satisfied: 0 },
];

function addEffects([older, newer]: State, [one, other]: State): State {
  return [add(older, one), add(newer, other)];
}

function add(one: Effect, other: Effect): Effect {
  return { points: one.points + other.points, satisfied: one.satisfied | other.satisfied };
}

/** What a cross adds in each of its cells. */
function allCells({ of: [left, right], effectsAt }: CrossedPlace, variables: readonly Variable[]): State[] {
  const codesAt = (wanted: number) =>
    variables.find(({ place }) => place === wanted)!.candidates.map(({ code }) => code);
  return codesAt(left).flatMap((first) =>
    codesAt(right).map((second) => {
      const codes = new Array<number>(ATTRIBUTE_COUNT).fill(0);
      codes[left] = first;
      codes[right] = second;
      return effectsAt(codes);
    }),
  );
}

/** Looks at the answer with the code that customers' own software uses. */
function requireSegments(
  requests: readonly [Request, Request],
  person: readonly number[],
  wanted: readonly [Segments, Segments],
): void {
  requests.forEach((request, which) => {
    const segment = segmentOf(request, person);
    const [first, last] = wanted[which]!;
    if (segment < first || segment > last) {
      throw new Error(`Found somebody of group ${segment} instead of ${first} to ${last}.`);
    }
  });
}
