import type { Address } from "viem";
import { type DividedAttribute, divide } from "./atoms.ts";
import { cellsOf } from "./cells.ts";
import { evaluate } from "./evaluation.ts";
import { attributeKey, type Floor, leastValues } from "./floor.ts";
import { groupsBy } from "./groups.ts";
import {
  addsNothing,
  isSame,
  type Possible,
  possibleAfter,
  type Survey,
  surveyOf,
  valuesIn,
  type Witness,
} from "./knowledge.ts";
import { type AnsweredQuestion, heardBy, type Ledger } from "./ledger.ts";
import type { AskedAttribute, Question } from "./question.ts";

/** What a brand knows of an attribute, and would know in the worst case. */
export interface AttributeReview {
  readonly name: string;
  /** Values that are plausible, "missing" among them; undefined if nobody has said. */
  readonly all: number | undefined;
  /** Values that are possible now. */
  readonly now: number;
  /** Values that are possible after the answer that tells most. */
  readonly after: number;
  /** Bits that the brand would know then. */
  readonly bits: number;
}

export interface Review {
  /** Attributes of which some possible answer would leave too little; empty if the request may be answered. */
  readonly belowFloor: readonly string[];
  readonly attributes: readonly AttributeReview[];
}

/**
 * Works out, before anything is disclosed, what a request could tell a brand at most, with everything that the brand may
 * have heard. Looks at every possible answer, and never at the customer's values: the brand could work out the same, so
 * a refusal tells it nothing. Attributes that a request ties together are reckoned together; exactly if they are few,
 * else so that a brand may seem to know more than it does, never less.
 *
 * Warning: it cannot know that brands with different domains and accounts work together, or that details of different names say the
 * same; nor does it count what is known from elsewhere.
 *
 * @param brand The domain that the brand has proven; undefined if none.
 * @param account The brand's account that asks, by which its other domains are found.
 */
export function reviewRequest(
  ledger: Ledger,
  brand: string | undefined,
  question: Question,
  floor: Floor,
  account?: Address,
): Review {
  const reviews = heardBy(ledger, brand, account).map((answers) => reviewFor(answers, question, floor));
  const attributes = groupsBy(
    reviews.flatMap((review) => review.attributes),
    ({ name }) => attributeKey(name),
  );
  return {
    belowFloor: [...new Set(reviews.flatMap(({ belowFloor }) => belowFloor))].sort(),
    attributes: [...attributes.values()].map((same) =>
      same.reduce((worst, one) => (one.bits > worst.bits ? one : worst)),
    ),
  };
}

function reviewFor(answers: readonly AnsweredQuestion[], question: Question, floor: Floor): Review {
  const tied = tiedAnswers(answers, question);
  const questions = [question, ...tied.map((answer) => answer.question)];
  const asked = groupsBy(
    questions.flatMap(({ attributes }) => attributes),
    ({ name }) => attributeKey(name),
  );
  const attributes = [...asked.values()].map((same) => divide(same, questions));
  const incomparable = [...asked.values()]
    .filter((same) => hasTwoMeanings(same) || questions.some((one) => hasTwins(one, same[0]!)))
    .map(([one]) => one!.name);
  if (incomparable.length > 0) return { belowFloor: incomparable, attributes: attributes.map(fullyKnown) };

  const evaluation = evaluate(question, attributes);
  const past = tied.map((answer) => evaluate(answer.question, attributes));
  const agreement = (cell: readonly number[]) =>
    past.map((one, index) => one.segmentOf(cell) === tied[index]!.segment);
  const { cells, areAll } = cellsOf(attributes, evaluation, (cell) => agreement(cell).every(Boolean));
  const witnesses = cells.map((cell): Witness => {
    const agrees = agreement(cell);
    return { cell, segment: evaluation.segmentOf(cell), agrees, agreesFrom: agrees.lastIndexOf(false) + 1 };
  });
  const found = new Set(witnesses.map(({ segment }) => segment));
  const outcomes = [0, 1, 2, 3, 4].filter((segment) =>
    areAll ? found.has(segment) : !evaluation.impossible.has(segment),
  );
  const reviewed = reviewAttributes(surveyOf(witnesses, past.length, attributes), outcomes, floor);
  return {
    belowFloor: reviewed.filter(({ isBelow }) => isBelow).map(({ review }) => review.name),
    attributes: reviewed.map(({ review }) => review),
  };
}

/** Answers about attributes that the question looks at, and about those that these are tied to, and so on. */
function tiedAnswers(answers: readonly AnsweredQuestion[], question: Question): AnsweredQuestion[] {
  const keys = new Set(question.attributes.map(({ name }) => attributeKey(name)));
  const tied = new Set<AnsweredQuestion>();
  for (let before = -1; before < tied.size; ) {
    before = tied.size;
    for (const answer of answers) {
      const own = answer.question.attributes.map(({ name }) => attributeKey(name));
      if (tied.has(answer) || !own.some((key) => keys.has(key))) continue;
      tied.add(answer);
      for (const key of own) keys.add(key);
    }
  }
  return answers.filter((answer) => tied.has(answer));
}

function hasTwoMeanings(same: readonly AskedAttribute[]): boolean {
  return same.some(({ meaning }) => meaning !== same[0]!.meaning);
}

/** Whether a question looks at two attributes of one name, which then cannot be told apart. */
function hasTwins({ attributes }: Question, { name }: AskedAttribute): boolean {
  return attributes.filter((other) => attributeKey(other.name) === attributeKey(name)).length > 1;
}

function reviewAttributes(survey: Survey, outcomes: readonly number[], floor: Floor) {
  const now = possibleAfter(survey, undefined);
  const after = outcomes.map((segment) => ({ segment, possible: possibleAfter(survey, segment) }));
  return survey.attributes.map((attribute, index) => {
    const everything = attribute.atoms.reduce((sum, { size }) => sum + size, 0);
    const least = attribute.last === undefined ? everything : leastValues(floor, attribute.name, everything);
    const sizeIn = (possible: Possible | undefined) =>
      possible === undefined ? 0 : valuesIn(possible[index]!, attribute);
    const isBelow = after.some(
      ({ segment, possible }) =>
        sizeIn(possible) < least &&
        !(isSame(possible?.[index], now?.[index]) && addsNothing(survey, index, segment, least)),
    );
    const worst = Math.min(everything, ...after.map(({ possible }) => sizeIn(possible)));
    const review: AttributeReview = {
      name: attribute.name,
      all: attribute.last === undefined ? undefined : everything,
      now: sizeIn(now),
      after: worst,
      bits: Math.log2(everything / Math.max(worst, 1)),
    };
    return { review, isBelow };
  });
}

function fullyKnown({ name, last, atoms }: DividedAttribute): AttributeReview {
  const everything = atoms.reduce((sum, { size }) => sum + size, 0);
  const all = last === undefined ? undefined : everything;
  return { name, all, now: 1, after: 1, bits: Math.log2(everything) };
}
