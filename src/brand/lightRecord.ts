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
import {
  afterConsent,
  afterWithdrawal,
  isLive,
  isWithdrawn,
  latestAnswer,
  mayBeKept,
  nothingOnRecord,
} from "./recordRules.ts";

/** All that a brand keeps about one customer: a pairwise pseudonym, consents and answers. Never an attribute. */
export interface LightRecord {
  readonly subject: Address;
  readonly consents: readonly ConsentRecord[];
  readonly answers: readonly AnswerRecord[];
}

// A record is spread over several keys, so that concurrent writes do not overwrite each other:
// customer/<subject>, customer/<subject>/consent/<terms>, customer/<subject>/answer/<campaign>/<nullifier>.
// All functions throw InvalidValueError if a stored value is malformed.
const everybody = "customer/";

/** Starts a customer's record; an existing record stays unchanged. */
export async function linkCustomer(store: Store, subject: Address): Promise<void> {
  const key = customerKey(subject);
  if ((await store.get(key)) === undefined) await store.set(key, encodeSubject(getAddress(subject)));
}

/** A customer's whole record; undefined if there is none. */
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

/** Keeps a consent, as `afterConsent` says. Throws `DecdpError` if the customer is not linked. */
export async function recordConsent(
  store: Store,
  subject: Address,
  { terms, until, signedAt }: Omit<ConsentRecord, "withdrawnAt">,
): Promise<void> {
  await requireLinked(store, subject);
  const last = await readConsentRecord(store, subject, terms);
  const consent = afterConsent(last, { until, signedAt });
  if (consent !== last) await store.set(consentKey(subject, terms), encodeConsent(consent));
}

/**
 * Keeps a withdrawal as evidence and forgets the answers given under the terms, unless the customer has consented
 * again since. Does nothing if the customer is not linked, because there is nothing to forget.
 */
export async function recordWithdrawal(
  store: Store,
  subject: Address,
  { terms, signedAt }: Pick<ConsentRecord, "terms" | "signedAt">,
): Promise<void> {
  if ((await store.get(customerKey(subject))) === undefined) return;
  const last = await readConsentRecord(store, subject, terms);
  const consent = afterWithdrawal(last, signedAt);
  await store.set(consentKey(subject, terms), encodeConsent(consent));
  if (!isWithdrawn(consent)) return;
  await forgetAnswers(store, `${customerKey(subject)}/answer/`, async (answer) =>
    isSame(answer.terms, terms),
  );
}

/** Keeps an answer. Throws `DecdpError` unless the customer's consent to its terms is live at `now`. */
export async function recordAnswer(
  store: Store,
  subject: Address,
  { answer, now }: { readonly answer: AnswerRecord; readonly now: number },
): Promise<void> {
  await requireLinked(store, subject);
  if (!isLive(await readConsentRecord(store, subject, answer.terms), now)) {
    throw new DecdpError("No live consent allows keeping this answer.", {
      details: { subject, terms: answer.terms, now },
      hint: "Record the consent first; after a withdrawal, forget the answer.",
    });
  }
  const { campaign, nullifier } = answer;
  await store.set(`${customerKey(subject)}/answer/${campaign}/${nullifier}`, encodeAnswer(answer));
}

/**
 * A customer's segment in a campaign at `now` (Unix seconds), from the latest answer that has not expired. Undefined
 * if there is no such answer, or if its consent was withdrawn or has run out.
 */
export async function currentSegment(
  store: Store,
  subject: Address,
  { campaign, now }: { readonly campaign: bigint; readonly now: number },
): Promise<number | undefined> {
  const answers = await readAll(store, `${customerKey(subject)}/answer/${campaign}/`, decodeAnswer);
  const latest = latestAnswer(answers, now);
  if (latest === undefined) return undefined;
  return isLive(await readConsentRecord(store, subject, latest.terms), now) ? latest.segment : undefined;
}

/**
 * Forgets every customer's answers that have expired at `now` (Unix seconds) or whose consent is no longer live.
 * Consents stay as evidence. Returns the number of answers forgotten.
 */
export async function forgetExpired(store: Store, now: number): Promise<number> {
  return forgetAnswers(store, everybody, async (answer, subject) => {
    return !mayBeKept(answer, await readConsentRecord(store, subject, answer.terms), now);
  });
}

/** Removes a customer's whole record. */
export async function eraseCustomer(store: Store, subject: Address): Promise<void> {
  const key = customerKey(subject);
  for (const part of await store.list(`${key}/`)) await store.delete(part);
  await store.delete(key);
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
  return text === undefined ? nothingOnRecord(terms) : decodeConsent(key, text);
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
    hint: "Link the customer first. After an erasure, keep nothing.",
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
