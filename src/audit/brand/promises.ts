import { retentionOf } from "../../consent/terms/reading.ts";
import { secondsOf } from "../../consent/terms/shape.ts";
import type { Terms } from "../../consent/terms/terms.ts";
import { type AnswerEvent, comparePlaces, type EventOf, eventsOf, type Place } from "../facts/events.ts";
import type { Facts } from "../facts/facts.ts";
import { type Consents, consentAt, consentsOf, historyOf } from "../history/consents.ts";

/** What the terms promise, in seconds. */
export interface Promised {
  /** How long the brand keeps an answer after it was settled. */
  readonly retention: number;
  /** How soon it stops after a withdrawal is on chain. */
  readonly within: number;
}

/** Terms that cannot be read promise the least that customers can expect: nothing is kept, and the stop is at once. */
export function promisedIn(terms: Terms | undefined): Promised | undefined {
  return terms && { retention: retentionOf(terms), within: secondsOf(terms.withdrawal.within) };
}

/** What is known of the answers that brands say they keep or used. */
export interface AnswersOnChain {
  readonly byNullifier: ReadonlyMap<bigint, AnswerEvent>;
  readonly consents: Consents;
  /** Place of the last block that was read. */
  readonly end: Place;
}

/** Puts answers and consents in order for looking them up. */
export function answersOnChain({ events, readTo }: Facts): AnswersOnChain {
  const byNullifier = new Map<bigint, AnswerEvent>();
  for (const answer of eventsOf(events, "AnswerSettled")) {
    if (!byNullifier.has(answer.nullifier)) byNullifier.set(answer.nullifier, answer);
  }
  return { byNullifier, consents: consentsOf(events), end: endOf(readTo.time) };
}

/** A place behind everything up to a time, Unix seconds. */
export function endOf(time: number): Place {
  return { block: Number.POSITIVE_INFINITY, index: 0, time, transaction: "0x" };
}

/**
 * The withdrawal that ended the use of an answer by a time, if there was one: of the consent under which it was given. A
 * consent after it is for new answers.
 */
export function withdrawalOf(
  { consents }: AnswersOnChain,
  answer: AnswerEvent,
  until: number,
): EventOf<"ConsentWithdrawn"> | undefined {
  const history = historyOf(consents, answer.subject);
  const { consent } = consentAt(history, answer);
  return history.withdrawn.find(
    (one) => one.time <= until && one.signedAt >= (consent?.signedAt ?? 0) && comparePlaces(one, answer) > 0,
  );
}

/** The second in which the last consent of an answer's subject ran out by a time; undefined if it had not. */
export function consentEnd(
  { consents }: AnswersOnChain,
  { subject }: AnswerEvent,
  at: number,
): number | undefined {
  const { given, withdrawn } = historyOf(consents, subject);
  const known = { given: given.filter(({ time }) => time <= at), withdrawn };
  const { consent } = consentAt(known, endOf(at));
  return consent !== undefined && consent.until <= at ? consent.until : undefined;
}
