import { type Address, type Hex, isAddress, isHex } from "viem";
import { SEGMENT_COUNT } from "../answer/sealing.ts";
import { InvalidValueError } from "../errors.ts";

/** A customer's latest consent and withdrawal for terms, as the chain keeps them. Unix seconds; 0: never. */
export interface ConsentRecord {
  readonly terms: Hex;
  /** The first second in which the consent no longer counts. */
  readonly until: number;
  readonly signedAt: number;
  readonly withdrawnAt: number;
}

/** What a customer answered, for as long as the brand may use it. Unix seconds. */
export interface AnswerRecord {
  /** The terms under which the answer was given. */
  readonly terms: Hex;
  readonly campaign: bigint;
  readonly nullifier: bigint;
  /** 0 to 4. */
  readonly segment: number;
  readonly validAt: number;
  /** The second at which the answer is to be forgotten. */
  readonly expiry: number;
}

// JSON has no big integers, so they are written as decimal strings.

type Fields = Readonly<Record<string, unknown>>;

export function encodeConsent(consent: ConsentRecord): string {
  const { terms, until, signedAt, withdrawnAt } = consent;
  return JSON.stringify({ terms, until, signedAt, withdrawnAt });
}

/** Throws `InvalidValueError` unless `text` is what `encodeConsent` writes; `key` is where it was found. */
export function decodeConsent(key: string, text: string): ConsentRecord {
  const fields = parse(key, text);
  return {
    terms: readTerms(key, fields),
    until: readTime(key, fields, "until"),
    signedAt: readTime(key, fields, "signedAt"),
    withdrawnAt: readTime(key, fields, "withdrawnAt"),
  };
}

export function encodeAnswer(answer: AnswerRecord): string {
  const { terms, campaign, nullifier, segment, validAt, expiry } = answer;
  return JSON.stringify({
    terms,
    campaign: `${campaign}`,
    nullifier: `${nullifier}`,
    segment,
    validAt,
    expiry,
  });
}

/** Throws `InvalidValueError` unless `text` is what `encodeAnswer` writes; `key` is where it was found. */
export function decodeAnswer(key: string, text: string): AnswerRecord {
  const fields = parse(key, text);
  const segment = readTime(key, fields, "segment");
  if (segment >= SEGMENT_COUNT) fail(key, "segment", segment);
  return {
    terms: readTerms(key, fields),
    campaign: readBigInt(key, fields, "campaign"),
    nullifier: readBigInt(key, fields, "nullifier"),
    segment,
    validAt: readTime(key, fields, "validAt"),
    expiry: readTime(key, fields, "expiry"),
  };
}

export function encodeSubject(subject: Address): string {
  return JSON.stringify({ subject });
}

/** Throws `InvalidValueError` unless `text` is what `encodeSubject` writes; `key` is where it was found. */
export function decodeSubject(key: string, text: string): Address {
  const { subject } = parse(key, text);
  return typeof subject === "string" && isAddress(subject) ? subject : fail(key, "subject", subject);
}

function parse(key: string, text: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new InvalidValueError(`The light record at ${key} is not JSON.`, { details: { key }, hint, cause });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return fail(key, "value", value);
  return value as Fields;
}

function readTerms(key: string, { terms }: Fields): Hex {
  return isHex(terms) && terms.length === 66 ? terms : fail(key, "terms", terms);
}

function readTime(key: string, fields: Fields, name: string): number {
  const value = fields[name];
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : fail(key, name, value);
}

function readBigInt(key: string, fields: Fields, name: string): bigint {
  const value = fields[name];
  return typeof value === "string" && /^\d+$/.test(value) ? BigInt(value) : fail(key, name, value);
}

const hint = "Something else changed the store: restore it, or erase this customer's record.";

function fail(key: string, name: string, value: unknown): never {
  throw new InvalidValueError(`The light record at ${key} has a malformed ${name}.`, {
    details: { key, name, value },
    hint,
  });
}
