import type { Address } from "viem";
import { openSegment } from "../../src/answer/sealing.ts";
import { areaUnderCurve } from "./auc.ts";
import type { OnChain } from "./ledger.ts";
import { erasedOf, type Person } from "./people.ts";
import type { Stored } from "./shop.ts";

/** What an attacker knows besides the chain: what the shop stored, and what others noted. By the shop's number. */
export interface Knowledge extends Partial<Stored> {
  /** Accounts that are known to be a person's. */
  readonly payees?: ReadonlyMap<number, Address>;
  /** When a person asked to be erased; seconds from the beginning. */
  readonly requests?: ReadonlyMap<number, number>;
}

/** Nothing outweighs what names a person. */
const CERTAIN = 1e9;
/** How much likelier a right guess is than a wrong one: right four times out of five, and one time in five by chance. */
const GUESS = Math.log(0.84 / 0.04);
/** Seconds by which two notes of the same thing may differ. */
const NEAR = 60;

/**
 * How likely a person is to be behind a pseudonym, by everything that is known; logarithms of likelihoods, which add up.
 */
export function scoreOf(person: Person, entry: OnChain, known: Knowledge, start: number): number {
  const { number } = person;
  const subject = entry.subject.toLowerCase();
  const names = new Map([...(known.index ?? []), ...(known.named ?? [])]);
  const named = names.get(number)?.toLowerCase();
  const isOfOther = [...names].some(
    ([other, address]) => other !== number && address.toLowerCase() === subject,
  );
  const scores = [
    named === undefined ? 0 : named === subject ? CERTAIN : -CERTAIN,
    // Whoever is known to be somebody else is not this one.
    isOfOther ? -CERTAIN : 0,
    nearness(known.visits?.get(number), entry.signedAt),
    nearness(known.requests?.get(number), entry.withdrawnAt),
    nearness(known.requests?.get(number), since(known.erased?.get(subject), start)),
    payeeScore(number, entry, known.payees),
    ...groupScores(number, entry, known),
  ];
  return scores.reduce((sum, score) => sum + score, 0);
}

/** The attacker's area under the curve over all pairs of a person who asked to be erased and any pseudonym. */
export function linkageOf(
  people: readonly Person[],
  ledger: readonly OnChain[],
  known: Knowledge,
  start: number,
): number {
  return areaUnderCurve(
    erasedOf(people).flatMap((person) =>
      ledger.map((entry) => ({
        score: scoreOf(person, entry, known, start),
        isTrue: entry.subject.toLowerCase() === person.subject.toLowerCase(),
      })),
    ),
  );
}

/** Something that was noted on one side and did not happen on the other speaks against it. */
function nearness(noted: number | undefined, happened: number | undefined): number {
  if (noted === undefined) return 0;
  return happened === undefined ? -CERTAIN / 2 : -Math.abs(noted - happened) / NEAR;
}

function since(time: number | undefined, start: number): number | undefined {
  return time === undefined ? undefined : time - start;
}

function payeeScore(number: number, { payee }: OnChain, payees: Knowledge["payees"]): number {
  if (payees === undefined) return 0;
  const own = payees.get(number);
  if (own !== undefined) return own === payee ? CERTAIN : -CERTAIN;
  return [...payees.values()].includes(payee) ? -CERTAIN : 0;
}

function groupScores(number: number, entry: OnChain, known: Knowledge): number[] {
  const guesses = known.guesses?.get(number);
  if (guesses === undefined) return [];
  const sealed = sealedGroup(entry, known);
  const of = (guess: number, group: number) => (guess === group ? GUESS : 0);
  return [of(guesses[0], entry.group), ...(sealed === undefined ? [] : [of(guesses[1], sealed)])];
}

/** The group in the sealed campaign, if something still tells it. */
export function sealedGroup({ subject, sealedSegment }: OnChain, known: Knowledge): number | undefined {
  const key = known.sealKeys?.get(subject.toLowerCase());
  return (
    known.groups?.get(subject.toLowerCase()) ??
    (key === undefined ? undefined : openSegment(key, sealedSegment))
  );
}
