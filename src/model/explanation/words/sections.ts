import { type Clause, LARGEST_ATTRIBUTE } from "../../../request/request.ts";
import type { SegmentChange } from "../changes/nearest.ts";
import type { Contribution } from "../contributions.ts";
import type { Explanation } from "../explanation.ts";
import type { Measure, RankedReasons, ScoreReason } from "../reasons.ts";
import { clauseInWords, nowInWords, pointsInWords, rangeInWords, valueInWords } from "./values.ts";
import type { ExplanationWords } from "./words.ts";

/** A part of an explanation as a customer reads it. */
export interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** Who asks, for the words about a customer's rights. */
export interface Asking {
  /** Name of the brand. */
  readonly brand: string;
  /** Where a person looks at a group again; absent where the terms name nobody. */
  readonly humanContact?: string | undefined;
}

/** The whole explanation: conditions, points, reasons, changes, rights. */
export function sectionsOf(explanation: Explanation, words: ExplanationWords, asking: Asking): Section[] {
  return [
    { heading: headline(explanation, words), lines: [words.procedure] },
    { heading: words.conditionsHeading, lines: conditionLines(explanation, words) },
    { heading: words.pointsHeading, lines: pointLines(explanation, words) },
    ...explanation.reasons
      .filter(() => explanation.contributions.length > 0)
      .map((ranked) => ({
        heading: words.reasonsHeading[ranked.measure],
        lines: reasonLines(explanation, ranked, words),
      })),
    { heading: words.changesHeading, lines: changeLines(explanation, words) },
    { heading: words.rightsHeading, lines: [words.rights(asking.brand, asking.humanContact)] },
  ];
}

/** The most important of it in a few lines: the strongest reasons, and the nearest change to each group. */
export function shortExplanation(explanation: Explanation, words: ExplanationWords): string[] {
  const { segment, conditions, contributions } = explanation;
  const failing = conditions.flatMap((condition, index) =>
    condition.holds ? [] : [conditionLines(explanation, words)[index]!],
  );
  const [ranked] = explanation.reasons;
  const reasons =
    segment === 0 || contributions.length === 0
      ? failing
      : reasonLines(explanation, ranked!, words).slice(0, 3);
  const first = explanation.changes.filter(
    (change, index, all) => all.findIndex((other) => other.segment === change.segment) === index,
  );
  return [
    ...(segment === 0 || contributions.length === 0 ? [] : [`${words.reasonsHeading.best}:`]),
    ...reasons,
    ...(first.length === 0
      ? [words.noChanges]
      : first.map((change) => changeLine(explanation, change, words))),
  ];
}

/** The segment, and which there are. */
export function headline({ segment, cutoffs }: Explanation, words: ExplanationWords): string {
  return segment === 0 ? words.outside : words.group(segment, 1 + cutoffs.length);
}

/** What a contribution is about, such as "age" or "age together with education". */
export function nameOf({ names }: Pick<Contribution, "names">, words: ExplanationWords): string {
  return names.length === 1 ? names[0]! : words.together(names[0]!, names[1]!);
}

/** The values that a contribution was worked out from. */
export function valuesOf(
  { slots }: Explanation,
  { names, codes }: Contribution,
  words: ExplanationWords,
): string {
  const values = names.map((name, at) => {
    const slot = slots.find((one) => one.name === name)!;
    return valueInWords(slot, codes[at]!, words);
  });
  return values.join(", ");
}

function conditionLines({ conditions, slots }: Explanation, words: ExplanationWords): string[] {
  if (conditions.every(({ clauses }) => clauses.some(({ clause }) => isAlwaysTrue(clause)))) {
    return [words.noConditions];
  }
  return conditions.map(({ clauses, holds }) => {
    const asked = clauses.map(({ clause }) => {
      const slot = slots[clause.attribute]!;
      // A copy is the same detail to the customer, and a cross is two.
      const names = slot.of.map((place) => slots[place]!.name);
      return `${nameOf({ names }, words)} ${clauseInWords(slot, clause, words)}`;
    });
    const own = clauses.map(({ clause, code }) => valueInWords(slots[clause.attribute]!, code, words));
    return words.condition(asked.join(` ${words.or} `), [...new Set(own)].join(", "), holds);
  });
}

/** Rules that everybody meets have such a clause. */
export function isAlwaysTrue({ inSet, negated, low, high }: Clause): boolean {
  return !inSet && !negated && low === 0 && high === LARGEST_ATTRIBUTE;
}

function pointLines(explanation: Explanation, words: ExplanationWords): string[] {
  const { contributions, score, cutoffs } = explanation;
  if (contributions.length === 0) return [words.noPoints];
  const bounds = cutoffs.map((cutoff, index) => words.groupFrom(index + 2, pointsInWords(cutoff, words)));
  return [
    ...contributions.map(
      (contribution) =>
        `${labelOf(explanation, contribution, words)}: ${counted(contribution.points, words)}`,
    ),
    `${words.sum}: ${counted(score, words)}${bounds.length > 0 ? ` (${bounds.join(", ")})` : ""}`,
  ];
}

function reasonLines(
  explanation: Explanation,
  { measure, reasons }: RankedReasons,
  words: ExplanationWords,
): string[] {
  if (reasons.length === 0) return [words.noReasons];
  return reasons.map((reason) => reasonLine(explanation, measure, reason, words));
}

function reasonLine(
  explanation: Explanation,
  measure: Measure,
  { contribution, difference }: ScoreReason,
  words: ExplanationWords,
): string {
  const size = pointsInWords(Math.abs(difference), words);
  const compared =
    measure === "best"
      ? words.ofMost(pointsInWords(contribution.best, words))
      : words.ofAverage(pointsInWords(contribution.average!, words));
  const direction = difference < 0 ? words.fewer(size) : words.more(size);
  return `${labelOf(explanation, contribution, words)}: ${counted(contribution.points, words)}, ${direction} ${compared}`;
}

function changeLines(explanation: Explanation, words: ExplanationWords): string[] {
  const { changes, fixed } = explanation;
  return [
    ...(changes.length === 0
      ? [words.noChanges]
      : changes.map((change) => changeLine(explanation, change, words))),
    ...(fixed.length === 0 ? [] : [words.fixed(fixed)]),
  ];
}

function changeLine(
  { slots }: Explanation,
  { segment, steps }: SegmentChange,
  words: ExplanationWords,
): string {
  const wanted = steps.map(({ place, from, range }) => {
    const slot = slots[place]!;
    return words.step(slot.name, rangeInWords(slot, range, words), nowInWords(slot, from, words));
  });
  return words.change(wanted, segment);
}

/** The name with the value, or that the card does not have it. */
function labelOf(explanation: Explanation, contribution: Contribution, words: ExplanationWords): string {
  const { names, codes } = contribution;
  const value =
    names.length === 1 && codes[0] === 0 ? words.missing : valuesOf(explanation, contribution, words);
  return `${nameOf(contribution, words)} (${value})`;
}

function counted(points: number, words: ExplanationWords): string {
  return words.points(pointsInWords(points, words), points === 1);
}
