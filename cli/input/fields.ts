import { type Address, type Hex, isAddress } from "viem";
import * as z from "zod/v4";

// Fields that several files have in common.

/** A big integer as a decimal string. */
export const decimal = z.string("must be a decimal number in quotes").transform((given, context) => {
  if (/^\d{1,78}$/.test(given)) return BigInt(given);
  context.addIssue("must be a decimal number in quotes");
  return z.NEVER;
});

export const account = z.custom<Address>(
  (given) => typeof given === "string" && isAddress(given, { strict: false }),
  "must be an address, 0x and 40 hexadecimal digits",
);

/** 32 bytes. */
export const word = bytes(/^0x[0-9a-fA-F]{64}$/, "must be 0x and 64 hexadecimal digits");
export const signature = bytes(/^0x([0-9a-fA-F]{2}){1,4096}$/, "must be a signature in hexadecimal");

/** Unix seconds. */
export const time = z
  .int("must be a Unix time in seconds")
  .min(0)
  .max(2 ** 40 - 1);

export const text = z.string("must be text").min(1, "must not be empty").max(10_000, "is too long");

/** A name that becomes part of a file's name. */
export const shortName = z
  .string("must be text")
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "must be up to 40 small letters, digits and hyphens");

const SECONDS = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800, year: 31_536_000 } as const;

/** Such as "30 days"; seconds when read. */
export const duration = z.string('must be a duration such as "30 days"').transform((given, context) => {
  const [, count, unit] = /^(\d{1,9}) (second|minute|hour|day|week|year)s?$/.exec(given) ?? [];
  if (count !== undefined) return Number(count) * SECONDS[unit as keyof typeof SECONDS];
  context.addIssue('must be a duration such as "30 days" or "1 hour"');
  return z.NEVER;
});

function bytes(pattern: RegExp, message: string) {
  return z.custom<Hex>((given) => typeof given === "string" && pattern.test(given), message);
}
