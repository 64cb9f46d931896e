import type { Direction } from "../../../consent/terms/difference/aspect.ts";
import { cellsOf } from "../../../model/explanation/cells.ts";
import { changed, cutsOf, type Slot } from "../../../model/explanation/slots.ts";
import { clauseInWords } from "../../../model/explanation/words/values.ts";
import type { ExplanationWords } from "../../../model/explanation/words/words.ts";
import { ATTRIBUTE_COUNT, type Clause, LARGEST_ATTRIBUTE, type Request } from "../../../request/request.ts";
import { clauseHolds } from "../../../request/segment.ts";

/** One condition of the rules: one of its clauses has to hold. */
export type Condition = readonly Clause[];

/** More kinds of people than this are not compared one by one; then a condition is simply another one. */
const MOST_CELLS = 100_000;

/** The conditions of rules, each once; those that everybody meets left out. */
export function conditionsOf({ rules }: Pick<Request, "rules">): Condition[] {
  const groups = [...new Set(rules.groups)].map((group) =>
    rules.clauses.filter((_, index) => ((group >> index) & 1) === 1),
  );
  return groups.filter((clauses) => !clauses.some(isAlwaysTrue));
}

/** A condition in words, such as "age at least 30 years or region north". */
export function conditionInWords(
  condition: Condition,
  slots: readonly Slot[],
  words: ExplanationWords,
): string {
  return condition
    .map((clause) => {
      const slot = slots[clause.attribute]!;
      const [first, second] = slot.of.map((place) => slots[place]!.name);
      const name = second === undefined ? first! : words.together(first!, second);
      return `${name} ${clauseInWords(slot, clause, words)}`;
    })
    .join(` ${words.or} `);
}

/** The places of the attributes that a condition looks at. */
export function placesOf(condition: Condition, slots: readonly Slot[]): number[] {
  return [...new Set(condition.flatMap(({ attribute }) => slots[attribute]!.of))];
}

/**
 * What it means that one condition takes another one's place: wider if whoever met the older one meets the newer one, and
 * others do besides. It is worked out for every kind of person that the two tell apart.
 */
export function directionOf(older: Condition, newer: Condition, slots: readonly Slot[]): Direction {
  const places = [...new Set([...placesOf(older, slots), ...placesOf(newer, slots)])];
  const request = asRequest([...older, ...newer]);
  const kinds = places.map((place) =>
    cellsOf(request, slots, place, cutsOf(slots, place)).map(({ low }) => low),
  );
  if (kinds.reduce((product, { length }) => product * length, 1) > MOST_CELLS) return "other";
  let [isNarrower, isWider] = [true, true];
  const visit = (step: number, codes: readonly number[]) => {
    if (step === places.length) {
      const [before, after] = [older, newer].map((condition) =>
        condition.some((clause) => clauseHolds(clause, codes)),
      );
      if (after && !before) isNarrower = false;
      if (before && !after) isWider = false;
      return;
    }
    for (const to of kinds[step]!) visit(step + 1, changed(slots, codes, [{ place: places[step]!, to }]));
  };
  visit(0, new Array<number>(ATTRIBUTE_COUNT).fill(0));
  if (isNarrower && isWider) return "none";
  return isNarrower ? "narrower" : isWider ? "wider" : "other";
}

function isAlwaysTrue({ inSet, negated, low, high }: Clause): boolean {
  return !inSet && !negated && low === 0 && high === LARGEST_ATTRIBUTE;
}

/** As far as the kinds of codes need it. */
function asRequest(clauses: readonly Clause[]): Request {
  const features = Array.from({ length: ATTRIBUTE_COUNT }, () => ({ edges: [], points: [0] }));
  return { schema: 0n, rules: { clauses, groups: [] }, model: { features, cutoffs: [] } };
}
