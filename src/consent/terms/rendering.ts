import { type Hex, keccak256, stringToBytes } from "viem";
import * as z from "zod/v4";
import type { Words } from "../../chain/words.ts";
import { word } from "../../format/reading/fields.ts";
import { toCanonicalJson, toFileText } from "../../format/reading/json.ts";
import { type Reader, readerOf, readShape } from "../../format/reading/reading.ts";
import { category, line, paragraphs, sentences } from "./fields.ts";

/**
 * Terms in the words of one language, as a customer reads them. A rendering is hashed and signed apart from the core
 * (`signedRendering.ts`), so mending a translation asks nobody again; what a consent covers is the core alone.
 */
export interface Rendering {
  readonly format: "decdp-rendering-1";
  /** Hash of the core. */
  readonly terms: Hex;
  /** BCP 47, such as "en" or "nb-NO". */
  readonly language: string;
  /** Counts up with each mending, from 1. */
  readonly version: number;
  /** A few words above the rest. */
  readonly title: string;
  readonly purpose: string;
  /** What a "no" means. */
  readonly ifYouSayNo: string;
  /** Why each category of data is needed, by its DPV term. */
  readonly data: Readonly<Record<string, string>>;
  /** What is inferred, by the DPV term of its category. */
  readonly inferences: Readonly<Record<string, string>>;
  /** How the group is worked out, what follows from it, and how a person looks at it again. */
  readonly decision?: string | undefined;
  /** How prices depend on the answer. */
  readonly price?: string | undefined;
  readonly reward?: string | undefined;
  /** Who receives what, and where it stays. */
  readonly recipients: string;
  /** How long things are kept, and what stays after an erasure. */
  readonly retention: string;
  /** How to stop, and which other rights there are. */
  readonly withdrawal: string;
}

/** The shape of a record passes over "__proto__" in silence, so that is refused before. */
const byCategory = z
  .custom<Record<string, unknown>>(
    (given) => typeof given === "object" && given !== null && !Object.hasOwn(given, "__proto__"),
    "must be an object, in {}, with a text for each category",
  )
  .pipe(z.record(category, paragraphs));

export const renderingShape = z.strictObject({
  format: z.literal("decdp-rendering-1"),
  terms: word.refine((given) => given === given.toLowerCase(), "must be in lower case"),
  language: z
    .string("must be a language")
    .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/, 'must be a language such as "en" or "nb-NO"'),
  version: z.int().min(1).max(1_000_000),
  title: line,
  purpose: sentences,
  ifYouSayNo: sentences,
  data: byCategory,
  inferences: byCategory,
  decision: paragraphs.optional(),
  price: paragraphs.optional(),
  reward: paragraphs.optional(),
  recipients: paragraphs,
  retention: paragraphs,
  withdrawal: paragraphs,
});

/** Reads a rendering, as `Reader` describes. `requireRenderingOf` says whether it is one of given terms. */
export const readRendering: Reader<Rendering> = readerOf<Rendering>(renderingShape, "The rendering");

/** The file of a rendering. Throws `InvalidValueError` if it is malformed. */
export function writeRendering(rendering: Rendering): string {
  return toFileText(requireRendering(rendering));
}

/** The hash of a rendering: keccak256 over its canonical JSON (RFC 8785). Throws `InvalidValueError` if malformed. */
export function hashOfRendering(rendering: Rendering): Hex {
  return keccak256(stringToBytes(toCanonicalJson(requireRendering(rendering))));
}

/** What a wallet shows of a rendering, and what a signed consent names. */
export function wordsOfRendering(rendering: Rendering): Words {
  const { purpose, ifYouSayNo, language } = requireRendering(rendering);
  return { purpose, ifYouSayNo, language, rendering: hashOfRendering(rendering) };
}

/** A rendering with its fields in the order of the file. Throws `InvalidValueError` if it is malformed. */
export function requireRendering(rendering: Rendering): Rendering {
  return readShape<Rendering>(renderingShape, rendering, "The rendering");
}
