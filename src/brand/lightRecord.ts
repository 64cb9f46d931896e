import { type Address, getAddress, type Hex } from "viem";
import { DecdpError } from "../errors.ts";
import type { Store } from "../store.ts";
import {
  type AnswerRecord,
  type ConsentRecord,
  decodeAnswer,
  decodeConsent,
  decodeSubject,
  encodeAnswer,
  encodeConsent,
  encodeSubject,
} from "./lightRecordEncoding.ts";

/** All that a brand keeps of one customer: a pairwise pseudonym, consents and answers. Never an attribute. */
export interface LightRecord {
  readonly subject: Address;
  readonly consents: readonly ConsentRecord[];
  readonly answers: readonly AnswerRecord[];
}

// A record is spread over keys, so that what is written at the same time does not overwrite each other:
// customer/<subject>, customer/<subject>/consent/<terms>, customer/<subject>/answer/<campaign>/<nullifier>.
// All functions throw InvalidValueError when they meet a stored value that is malformed.
const everybody = "customer/";

/** Starts the record of a customer; one that exists is left as it is. */
export async function linkCustomer(store: Store, subject: Address): Promise<void> {
  const key = customerKey(subject);
  if ((await store.get(key)) === undefined) await store.set(key, encodeSubject(getAddress(subject)));
}

/** Everything that is kept of a customer; undefined if nothing is. */
export async function readLightRecord(store: Store, subject: Address): Promise<LightRecord | undefined> {
  const key = customerKey(subject);
  const text = await store.get(key);
  if (text === undefined) return undefined;
  const [consents, answers] = await Promise.all([
    readAll(store, `${key}/consent/`, decodeConsent),
    readAll(store, `${key}/answer/`, decodeAnswer),
  ]);
  return { subject: decodeSubject(key, text), consents, answers };
}

/**
 * Keeps a consent. As on chain, times decide and not the order of arrival: one that was signed no later than the
 * last consent or withdrawal changes nothing. Throws `DecdpError` for a customer who is not linked.
 */
export async function recordConsent(
  store: Store,
  subject: Address,
  { terms, until, signedAt }: Omit<ConsentRecord, "withdrawnAt">,
): Promise<void> {
  await requireLinked(store, subject);
  const last = await readConsentRecord(store, subject, terms);
  if (signedAt <= last.signedAt || signedAt <= last.withdrawnAt) return;
  await store.set(consentKey(subject, terms), encodeConsent({ ...last, until, signedAt }));
}

/**
 * Keeps a withdrawal as evidence and forgets the answers that were given under the terms, unless the customer has
 * consented anew since. Does nothing for a customer who is not linked: nothing is kept that could be forgotten.
 */
export async function recordWithdrawal(
  store: Store,
  subject: Address,
  { terms, signedAt }: Pick<ConsentRecord, "terms" | "signedAt">,
): Promise<void> {
  if ((await store.get(customerKey(subject))) === undefined) return;
  const last = await readConsentRecord(store, subject, terms);
  const consent = { ...last, withdrawnAt: Math.max(last.withdrawnAt, signedAt) };
  await store.set(consentKey(subject, terms), encodeConsent(consent));
  if (consent.signedAt > consent.withdrawnAt) return;
  await forgetAnswers(store, `${customerKey(subject)}/answer/`, async (answer) =>
    isSame(answer.terms, terms),
  );
}

/** Keeps an answer. Throws `DecdpError` unless the customer's consent to its terms counts at `now`. */
export async function recordAnswer(
  store: Store,
  subject: Address,
  { answer, now }: { readonly answer: AnswerRecord; readonly now: number },
): Promise<void> {
  await requireLinked(store, subject);
  if (!isLive(await readConsentRecord(store, subject, answer.terms), now)) {
    throw new DecdpError("There is no consent under which this answer could be kept.", {
      details: { subject, terms: answer.terms, now },
      hint: "Record the consent first; after a withdrawal, forget the answer.",
    });
  }
  const { campaign, nullifier } = answer;
  await store.set(`${customerKey(subject)}/answer/${campaign}/${nullifier}`, encodeAnswer(answer));
}

/**
 * The segment of a customer in a campaign at `now` (Unix seconds), by the latest answer that has not
 * expired. Undefined when there is none, and when its consent was withdrawn or has run out.
 */
export async function currentSegment(
  store: Store,
  subject: Address,
  { campaign, now }: { readonly campaign: bigint; readonly now: number },
): Promise<number | undefined> {
  const answers = await readAll(store, `${customerKey(subject)}/answer/${campaign}/`, decodeAnswer);
  const [latest] = answers
    .filter(({ expiry }) => now < expiry)
    .sort((left, right) => right.validAt - left.validAt);
  if (latest === undefined) return undefined;
  return isLive(await readConsentRecord(store, subject, latest.terms), now) ? latest.segment : undefined;
}

/**
 * Forgets, of all customers, answers that have expired at `now` (Unix seconds) and those whose consent does not
 * count any more. Consents stay as evidence. Returns the number of answers forgotten.
 */
export async function forgetExpired(store: Store, now: number): Promise<number> {
  return forgetAnswers(store, everybody, async ({ expiry, terms }, subject) => {
    return now >= expiry || !isLive(await readConsentRecord(store, subject, terms), now);
  });
}

/** Removes everything that is kept of a customer. */
export async function eraseCustomer(store: Store, subject: Address): Promise<void> {
  const key = customerKey(subject);
  for (const part of await store.list(`${key}/`)) await store.delete(part);
  await store.delete(key);
}

/** Whether a consent counts at `now`, in Unix seconds. */
export function isLive({ until, signedAt, withdrawnAt }: ConsentRecord, now: number): boolean {
  return signedAt > withdrawnAt && until > now;
}

async function forgetAnswers(
  store: Store,
  prefix: string,
  isForgotten: (answer: AnswerRecord, subject: Address) => Promise<boolean>,
): Promise<number> {
  let forgotten = 0;
  for (const key of await store.list(prefix)) {
    const [, subject, kind] = key.split("/");
    const text = kind === "answer" ? await store.get(key) : undefined;
    if (text === undefined || !(await isForgotten(decodeAnswer(key, text), subject as Address))) continue;
    await store.delete(key);
    forgotten += 1;
  }
  return forgotten;
}

async function readConsentRecord(store: Store, subject: Address, terms: Hex): Promise<ConsentRecord> {
  const key = consentKey(subject, terms);
  const text = await store.get(key);
  return text === undefined ? { terms, until: 0, signedAt: 0, withdrawnAt: 0 } : decodeConsent(key, text);
}

async function readAll<Value>(
  store: Store,
  prefix: string,
  decode: (key: string, text: string) => Value,
): Promise<Value[]> {
  const values: Value[] = [];
  for (const key of await store.list(prefix)) {
    const text = await store.get(key);
    if (text !== undefined) values.push(decode(key, text));
  }
  return values;
}

async function requireLinked(store: Store, subject: Address): Promise<void> {
  if ((await store.get(customerKey(subject))) !== undefined) return;
  throw new DecdpError("There is no record of this customer.", {
    details: { subject },
    hint: "Link the customer first; after an erasure nothing may be kept.",
  });
}

function customerKey(subject: Address): string {
  return `${everybody}${subject.toLowerCase()}`;
}

function consentKey(subject: Address, terms: Hex): string {
  return `${customerKey(subject)}/consent/${terms.toLowerCase()}`;
}

function isSame(left: Hex, right: Hex): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
