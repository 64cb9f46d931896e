import { duration } from "../../format/reading/fields.ts";
import { isDomainWithin } from "../brandDomain.ts";
import type { RequestFacts } from "./facts.ts";
import type { BrandHistory } from "./history.ts";
import type { Bounds, Conditions, Duration, Frequency } from "./policy.ts";
import { isAllowedBy, isWithin, type TermTree, type Vocabulary } from "./vocabulary.ts";

/** How a prohibition fits a request: it covers it, it covers a part of what a broad term stands for, or neither. */
export type Coverage = "covers" | "touches" | "misses";

/** What conditions are compared with. */
export interface Situation {
  readonly facts: RequestFacts;
  readonly history: BrandHistory;
  readonly vocabulary: Vocabulary;
}

/** How far a rule that asks or refuses covers a request. */
export function prohibitionCoverage(when: Conditions, situation: Situation): Coverage {
  const { facts, vocabulary } = situation;
  if (!boundsFit(when, situation)) return "misses";
  const plain = [
    plainCoverage(when.attributes, facts.attributes),
    plainCoverage(when.issuerKinds, facts.issuerKinds),
    plainCoverage(when.uses, facts.uses),
  ];
  const terms = [
    termCoverage(vocabulary.purposes, when.purposes, [facts.purpose]),
    termCoverage(vocabulary.channels, when.channels, [facts.channel]),
    termCoverage(vocabulary.categories, when.categories, facts.categories),
    termCoverage(vocabulary.recipients, when.recipients, facts.recipients),
  ];
  const all = [brandCoverage(when.brands, facts.brand), ...plain, ...terms];
  if (all.includes("misses")) return "misses";
  return all.includes("touches") ? "touches" : "covers";
}

/** Whether a rule that answers allows everything in a request. A list that has nothing to compare allows nothing. */
export function permits(when: Conditions, situation: Situation): boolean {
  const { facts, vocabulary } = situation;
  const hasAll = (given: readonly string[] | undefined, values: readonly string[]) =>
    given === undefined ||
    (values.length > 0 && values.every((value) => given.some((one) => isSame(one, value))));
  const allows = (tree: TermTree, given: readonly string[] | undefined, values: readonly string[]) =>
    given === undefined ||
    (values.length > 0 && values.every((term) => given.some((wider) => isAllowedBy(tree, term, wider))));
  const { brand } = facts;
  return (
    (when.brands === undefined || (brand !== undefined && hasAll(when.brands, [brand]))) &&
    hasAll(when.attributes, facts.attributes) &&
    hasAll(when.issuerKinds, facts.issuerKinds) &&
    facts.uses.every((use) => when.uses?.includes(use) === true) &&
    allows(vocabulary.purposes, when.purposes, [facts.purpose]) &&
    allows(vocabulary.channels, when.channels, [facts.channel]) &&
    allows(vocabulary.categories, when.categories, facts.categories) &&
    allows(vocabulary.recipients, when.recipients, facts.recipients) &&
    boundsFit(when, situation)
  );
}

function boundsFit(when: Conditions, { facts, history }: Situation): boolean {
  return (
    isBetween(when.level, facts.level) &&
    isBetween(when.retention, facts.retention, secondsOf) &&
    isBetween(when.knownFor, history.knownFor, secondsOf) &&
    isBetween(when.answersSoFar, history.answeredAt.length) &&
    isBetween(when.brokenPromises, history.brokenPromises) &&
    isBetween(when.frequency, answersWithin(when.frequency, facts.now, history))
  );
}

/** Answers in the time before the request, and the one that it asks for. */
function answersWithin(frequency: Frequency | undefined, now: number, { answeredAt }: BrandHistory): number {
  if (frequency === undefined) return 0;
  const since = now - secondsOf(frequency.within);
  return 1 + answeredAt.filter((at) => at > since).length;
}

function isBetween(bounds: Bounds<number> | undefined, value: number): boolean;
function isBetween<Value>(
  bounds: Bounds<Value> | undefined,
  value: number,
  numberOf: (bound: Value) => number,
): boolean;
function isBetween<Value>(
  bounds: Bounds<Value> | undefined,
  value: number,
  numberOf: (bound: Value) => number = Number,
): boolean {
  const { atLeast, atMost } = bounds ?? {};
  return (
    (atLeast === undefined || value >= numberOf(atLeast)) &&
    (atMost === undefined || value <= numberOf(atMost))
  );
}

/** A brand that proves no domain may be one that is meant. */
function brandCoverage(given: readonly string[] | undefined, brand: string | undefined): Coverage {
  if (given === undefined) return "covers";
  if (brand === undefined) return "touches";
  return given.some((wider) => isDomainWithin(brand, wider)) ? "covers" : "misses";
}

function plainCoverage(given: readonly string[] | undefined, values: readonly string[]): Coverage {
  if (given === undefined) return "covers";
  return values.some((value) => given.some((one) => isSame(one, value))) ? "covers" : "misses";
}

/** A request that names a broader term may mean the refused one among others. */
function termCoverage(
  tree: TermTree,
  given: readonly string[] | undefined,
  values: readonly string[],
): Coverage {
  if (given === undefined) return "covers";
  const meets = (test: (value: string, one: string) => boolean) =>
    values.some((value) => given.some((one) => test(value, one)));
  if (meets((value, one) => isWithin(tree, value, one))) return "covers";
  return meets((value, one) => isWithin(tree, one, value)) ? "touches" : "misses";
}

/** Names of attributes, brands and kinds are compared without regard to case and to space around them. */
function isSame(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}

function secondsOf(given: Duration): number {
  return duration.parse(given);
}
