import { type Address, type Hex, isAddress } from "viem";
import * as z from "zod/v4";
import { BASE_MODULUS, SCALAR_MODULUS } from "../../../src/field.ts";

// What comes in over HTTP, and how it is kept: JSON with big integers as decimal strings.

const LARGEST_UINT = 2n ** 256n - 1n;

const uint256 = integerUpTo(LARGEST_UINT, "must be a decimal number in quotes, below 2^256");
const fieldElement = integerUpTo(SCALAR_MODULUS - 1n, "must be a field element, a decimal number in quotes");
const coordinate = integerUpTo(BASE_MODULUS - 1n, "must be a coordinate, a decimal number in quotes");
const account = z
  .custom<Address>(
    (given) => typeof given === "string" && isAddress(given, { strict: false }),
    "must be an address, 0x and 40 hexadecimal digits",
  )
  .transform(inSmallLetters);
const word = hexadecimal(/^0x[0-9a-fA-F]{64}$/, "must be 0x and 64 hexadecimal digits");
/** Long enough for contract accounts. */
const signature = hexadecimal(/^0x([0-9a-fA-F]{2}){1,2048}$/, "must be a signature in hexadecimal");
/** Unix seconds. */
const time = z
  .int("must be a Unix time in seconds")
  .min(0)
  .max(2 ** 40 - 1);

const proof = z.strictObject({
  a: z.tuple([coordinate, coordinate]),
  b: z.tuple([z.tuple([coordinate, coordinate]), z.tuple([coordinate, coordinate])]),
  c: z.tuple([coordinate, coordinate]),
});

export const answerShape = z.strictObject({
  campaign: uint256,
  proof,
  nullifier: fieldElement,
  sealedSegment: fieldElement,
  subject: account,
  issuer: uint256,
  root: fieldElement,
  period: z
    .int()
    .min(0)
    .max(2 ** 32 - 1),
  validAt: time,
});

export const consentShape = z.strictObject({
  subject: account,
  terms: word,
  until: time,
  signedAt: time,
  signature,
});

export const withdrawalShape = consentShape.omit({ until: true });

export const claimShape = z.strictObject({
  campaign: uint256,
  nullifier: fieldElement,
  payee: account,
  deadline: time,
  signature,
});

/** What an answer is looked up by. */
export const answerKeyShape = z.object({ campaign: uint256, nullifier: fieldElement });

export const submissionShape = z.strictObject({ answer: answerShape, consent: consentShape.optional() });

/** The text that is kept of an answer or a message; the same for the same values. */
export function toText(value: object): string {
  return JSON.stringify(value, (_, part) => (typeof part === "bigint" ? `${part}` : part));
}

/** Addresses and bytes say the same in capitals. */
function inSmallLetters<Text extends Hex>(given: Text): Text {
  return given.toLowerCase() as Text;
}

function integerUpTo(largest: bigint, message: string) {
  return z.string(message).transform((given, context) => {
    const value = /^(0|[1-9]\d{0,77})$/.test(given) ? BigInt(given) : undefined;
    if (value !== undefined && value <= largest) return value;
    context.addIssue(message);
    return z.NEVER;
  });
}

function hexadecimal(pattern: RegExp, message: string) {
  return z
    .custom<Hex>((given) => typeof given === "string" && pattern.test(given), message)
    .transform(inSmallLetters);
}
