import * as z from "zod/v4";
import { duration } from "../../format/reading/fields.ts";
import type { PersonalDataTerm } from "../dpv/personalData.ts";
import { personalData } from "../dpv/personalData.ts";
import { type PurposeTerm, purposes } from "../dpv/purposes.ts";
import { countries, isPlace } from "./places.ts";

// Fields of terms and renderings. Texts are hashed, so the same words must always be the same bytes: Unicode's form NFC,
// and no character that a screen does not show.

/** Never shown in any language: control characters, zero width, overrides of the direction of writing, half a character. */
const unseen = String.raw`\p{Zl}\p{Zp}\p{Cs}\u00AD\u200B\u2060\uFEFF\u202A-\u202E\u{E0000}-\u{E007F}`;

/** A line of text: a name, an address. */
export const line = visible(new RegExp(String.raw`[\p{Cc}\p{Bidi_Control}${unseen}]`, "u"), 300);

/** Sentences, which may have line breaks and marks that set another direction of writing apart. */
export const sentences = visible(new RegExp(String.raw`(?!\n)[\p{Cc}${unseen}]`, "u"), 5_000);

/** Sentences about each of many things: the longest terms have 64 recipients with names of 300 characters. */
export const paragraphs = visible(new RegExp(String.raw`(?!\n)[\p{Cc}${unseen}]`, "u"), 100_000);

/** A way to reach somebody: `mailto:`, `tel:` or `https://`. */
export const contact = line.refine(
  (given) =>
    /^(mailto:[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+|tel:\+[0-9-]{5,20}|https:\/\/[^\s<>"@]+)$/.test(given),
  'must begin with "mailto:", "tel:+" or "https://" and have no spaces',
);

/** ISO 3166-1 alpha-2, such as "NO". */
export const country = z.custom<string>(
  (given) => typeof given === "string" && countries.has(given),
  'must be the two capital letters of a country, such as "NO"',
);

/** A country, "EU", "EEA" or "worldwide". */
export const place = z.custom<string>(
  (given) => typeof given === "string" && isPlace(given),
  'must be two capital letters of a country, "EU", "EEA" or "worldwide"',
);

/** A duration such as "90 days", kept as it is written. */
export const lasting = z
  .string('must be a duration such as "90 days"')
  .refine((given) => duration.safeParse(given).success, 'must be a duration such as "90 days"');

/** A duration, or "endless". */
export const lastingOrEndless = z.union([z.literal("endless"), lasting], {
  error: 'must be a duration such as "90 days", or "endless"',
});

export const purpose = z.custom<PurposeTerm>(
  (given) => typeof given === "string" && Object.hasOwn(purposes, given),
  'must be a purpose of DPV 2.3, such as "dpv:DirectMarketing"',
);

export const category = z.custom<PersonalDataTerm>(
  (given) => typeof given === "string" && Object.hasOwn(personalData, given),
  'must be a category of personal data of DPV 2.3, such as "pd:Age"',
);

/** A decimal number without a sign, exponent or needless zeros in front, and the currency it is in. */
export const amount = z.strictObject({
  amount: z
    .string("must be a decimal number in quotes")
    .regex(/^(0|[1-9]\d{0,20})(\.\d{1,18})?$/, 'must be a decimal number in quotes, such as "0.50"'),
  currency: z.string("must be text").regex(/^[A-Z][A-Za-z0-9]{1,10}$/, 'must be a short code, such as "EUR"'),
});

/** A list in which nothing occurs twice; `keyOf` says what makes two entries the same. */
export function distinct<Value>(shape: z.ZodType<Value>, keyOf: (value: Value) => string = String) {
  return z
    .array(shape)
    .max(64)
    .refine((list) => new Set(list.map(keyOf)).size === list.length, "must not name anything twice");
}

function visible(forbidden: RegExp, longest: number) {
  return z
    .string("must be text")
    .max(longest, `must have at most ${longest} characters`)
    .refine(
      (given) => given.trim() === given && given !== "",
      "must not be empty or begin or end with a space",
    )
    .refine((given) => given === given.normalize("NFC"), "must be in Unicode's form NFC")
    .refine((given) => !forbidden.test(given), "must not have characters that a screen does not show");
}
