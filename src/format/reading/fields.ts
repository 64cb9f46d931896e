import { type Address, type Hex, isAddress } from "viem";
import * as z from "zod/v4";
import { BASE_MODULUS, SCALAR_MODULUS } from "../../field.ts";

// Fields that several formats have in common, each as narrow as the contracts take it.

/** A decimal string, as JSON has no big integers; no sign, no leading zero. */
export const uint256 = integerBelow(2n ** 256n, "must be a decimal number in quotes, below 2^256");
export const fieldElement = integerBelow(
  SCALAR_MODULUS,
  "must be a decimal number in quotes, below the order of alt_bn128",
);
/** Of a point of a proof. */
export const coordinate = integerBelow(
  BASE_MODULUS,
  "must be a decimal number in quotes, below the modulus of coordinates of alt_bn128",
);

/** In upper or lower case; a checksum is not verified. */
export const account = z.custom<Address>(
  (given) => typeof given === "string" && isAddress(given, { strict: false }),
  "must be an address, 0x and 40 hexadecimal digits",
);

/** 32 bytes. */
export const word = bytes(/^0x[0-9a-fA-F]{64}$/, "must be 0x and 64 hexadecimal digits");

/** 1 to 4,096 bytes: contract accounts may sign at length. */
export const signature = bytes(
  /^0x([0-9a-fA-F]{2}){1,4096}$/,
  "must be a signature of 1 to 4,096 bytes in hexadecimal",
);

/** A number of bytes within these bounds. */
export function hexadecimal(fewest: number, most: number) {
  return bytes(
    new RegExp(`^0x([0-9a-fA-F]{2}){${fewest},${most}}$`),
    `must be ${fewest} to ${most} bytes in hexadecimal`,
  );
}

export const chainId = z.int("must be the number of a chain, without quotes").min(1);

/** Unix seconds, 40 bits. */
export const time = z
  .int("must be a Unix time in seconds")
  .min(0)
  .max(2 ** 40 - 1);

/** Number of a period, from 0; 32 bits. */
export const period = z
  .int("must be the number of a period, without quotes")
  .min(0)
  .max(2 ** 32 - 1);

export const text = z.string("must be text").min(1, "must not be empty").max(10_000, "is too long");

const SECONDS = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800, year: 31_536_000 } as const;

/** Such as "30 days"; seconds when read. */
export const duration = z.string('must be a duration such as "30 days"').transform((given, context) => {
  const [, count, unit] = /^(\d{1,9}) (second|minute|hour|day|week|year)s?$/.exec(given) ?? [];
  if (count !== undefined) return Number(count) * SECONDS[unit as keyof typeof SECONDS];
  context.addIssue('must be a duration such as "30 days" or "1 hour"');
  return z.NEVER;
});

function integerBelow(bound: bigint, message: string) {
  return z.string(message).transform((given, context) => {
    const value = /^(0|[1-9]\d{0,77})$/.test(given) ? BigInt(given) : undefined;
    if (value !== undefined && value < bound) return value;
    context.addIssue(message);
    return z.NEVER;
  });
}

function bytes(pattern: RegExp, message: string) {
  return z.custom<Hex>((given) => typeof given === "string" && pattern.test(given), message);
}
