import { InvalidArgumentError, Option } from "commander";
import { type Address, getAddress, type Hex, isAddress, parseGwei } from "viem";
import type { Amount } from "../../src/consent/terms/terms.ts";
import { duration } from "../../src/format/reading/fields.ts";

// Readers of option values; commander reports what they refuse as wrong usage.

/** Such as "30 days"; seconds. */
export function readDuration(given: string): number {
  const result = duration.safeParse(given);
  if (result.success) return result.data;
  throw new InvalidArgumentError('It takes a duration such as "30 days" or "1 hour".');
}

/** An option that takes a duration, with a default that its help shows as it is written. */
export function durationOption(flags: string, description: string, usual: string): Option {
  return new Option(flags, description).argParser(readDuration).default(readDuration(usual), usual);
}

/** Such as "2027-01-31", midnight UTC, or "2027-01-31T12:00:00Z"; Unix seconds. */
export function readDate(given: string): number {
  const milliseconds = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/.test(given) ? Date.parse(given) : Number.NaN;
  if (!Number.isNaN(milliseconds)) return milliseconds / 1000;
  throw new InvalidArgumentError('It takes a date such as "2027-01-31" or "2027-01-31T12:00:00Z".');
}

/** A number of a campaign or issuer. */
export function readNumber(given: string): bigint {
  if (/^\d{1,78}$/.test(given)) return BigInt(given);
  throw new InvalidArgumentError("It takes a number such as 1.");
}

/** In small letters, or with the capital letters of its checksum: a slip in those would send money to nobody. */
export function readAddress(given: string): Address {
  if (isAddress(given)) return getAddress(given);
  throw new InvalidArgumentError(
    "It takes an address: 0x and 40 hexadecimal digits, in small letters or with the right capital ones.",
  );
}

/** A hash: 0x and 64 hexadecimal digits. */
export function readWord(given: string): Hex {
  if (/^0x[0-9a-f]{64}$/i.test(given)) return given.toLowerCase() as Hex;
  throw new InvalidArgumentError("It takes a hash: 0x and 64 hexadecimal digits.");
}

/** Such as "https://relayer.example". */
export function readUrl(given: string): string {
  if (/^https?:$/.test(URL.canParse(given) ? new URL(given).protocol : "")) return given;
  throw new InvalidArgumentError("It takes an address such as https://relayer.example.");
}

/** An option that takes a duration, without a default. */
export function optionalDuration(flags: string, description: string): Option {
  return new Option(flags, description).argParser(readDuration);
}

/** Whole tokens, such as 100 or 2.5; kept as text until the token's decimals are known. */
export function readTokens(given: string): string {
  if (/^\d{1,18}(\.\d{1,18})?$/.test(given)) return given;
  throw new InvalidArgumentError("It takes a number of tokens such as 100 or 2.5.");
}

/** An amount with its currency, such as "10 EUR". */
export function readAmount(given: string): Amount {
  const [, amount, currency] = /^(\d{1,18}(?:\.\d{1,18})?) ([A-Z][A-Za-z0-9]{1,10})$/.exec(given) ?? [];
  if (amount !== undefined && currency !== undefined) return { amount, currency };
  throw new InvalidArgumentError('It takes an amount and its currency, such as "10 EUR".');
}

/** Collects the values of an option that may be repeated. */
export function severalOf(given: string, before: readonly string[] = []): readonly string[] {
  return [...before, given];
}

/** A BCP 47 tag, such as "nl" or "nb-NO". */
function readLanguage(given: string): string {
  if (/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(given)) return given;
  throw new InvalidArgumentError("It takes the tag of a language, such as nl or nb-NO.");
}

/** The option of the language in which a customer reads a request. */
export function languageOption(): Option {
  return new Option(
    "--language <tag>",
    "in which you read, such as nl; where the brand has no words in it, plain English",
  ).argParser(readLanguage);
}

/** Words that somebody will read later. */
export function readReason(given: string): string {
  if (given.trim() !== "") return given.trim();
  throw new InvalidArgumentError("It takes a reason in words.");
}

/** Whole seconds, at least one and at most a day. */
export function readSeconds(given: string): number {
  const seconds = /^\d{1,5}$/.test(given) ? Number(given) : 0;
  if (seconds >= 1 && seconds <= 86_400) return seconds;
  throw new InvalidArgumentError("It takes a number of seconds from 1 to 86400.");
}

/** A price of gas in wei, given in gwei such as "20" or "0.5". */
export function readGwei(given: string): bigint {
  const price = /^\d{1,9}(\.\d{1,9})?$/.test(given) ? parseGwei(given) : 0n;
  if (price > 0n) return price;
  throw new InvalidArgumentError("It takes gwei such as 20 or 0.5.");
}

/** The address of a node. */
export function readNodeAddress(given: string): string {
  if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) return given;
  throw new InvalidArgumentError("It takes an http address such as http://127.0.0.1:8545.");
}
