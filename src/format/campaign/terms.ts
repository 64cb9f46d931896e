import type { Hex } from "viem";
import * as z from "zod/v4";
import type { Words } from "../../chain/words.ts";
import { duration, text } from "../reading/fields.ts";
import { hashOfJson, toCanonicalJson, toFileText } from "../reading/json.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

/** The text that customers agree to. Only its hash is on chain. */
export interface Terms {
  /** Name of the brand. */
  readonly brand: string;
  readonly purpose: string;
  readonly channel: string;
  /** At least one. */
  readonly dataCategories: readonly string[];
  /** At least one. */
  readonly recipients: readonly string[];
  readonly storage: string;
  /** How long the brand keeps an answer, a duration such as "90 days". */
  readonly retention: string;
  /** Rung of the personalization pyramid, 0 everyone to 4 one-to-one. */
  readonly level: number;
  readonly lawfulBasis: string;
  readonly meaningOfNo: string;
}

export const termsShape = z.strictObject({
  brand: text,
  purpose: text,
  channel: text,
  dataCategories: z.array(text).min(1),
  recipients: z.array(text).min(1),
  storage: text,
  retention: text.refine(
    (given) => duration.safeParse(given).success,
    'must be a duration such as "90 days"',
  ),
  level: z.int().min(0).max(4),
  lawfulBasis: text,
  meaningOfNo: text,
});

/** Reads terms, as `Reader` describes. */
export const readTerms: Reader<Terms> = readerOf(termsShape, "The text of the terms");

/** The file of terms. */
export function writeTerms(terms: Terms): string {
  return toFileText(termsFields(terms));
}

/** Terms as a brand publishes them: canonical JSON. */
export function canonicalTerms(terms: Terms): string {
  return toCanonicalJson(termsFields(terms));
}

/** The hash that the chain has of terms: keccak256 over the canonical JSON. */
export function hashOfTerms(terms: Terms): Hex {
  return hashOfJson(termsFields(terms));
}

/** What a customer's wallet shows of terms. */
export function wordsOfTerms(terms: Terms): Words {
  const { purpose, meaningOfNo: ifYouSayNo } = terms;
  return { purpose, ifYouSayNo, language: "en", rendering: hashOfTerms(terms) };
}

/** How long the brand keeps an answer, in seconds. */
export function retentionOf({ retention }: Pick<Terms, "retention">): number {
  return duration.parse(retention);
}

/** Terms with their fields in the order of the file, and nothing else. */
export function termsFields(terms: Terms): Terms {
  const { brand, purpose, channel, dataCategories, recipients, storage } = terms;
  const { retention, level, lawfulBasis, meaningOfNo } = terms;
  return {
    brand,
    purpose,
    channel,
    dataCategories,
    recipients,
    storage,
    retention,
    level,
    lawfulBasis,
    meaningOfNo,
  };
}
