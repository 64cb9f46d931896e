import { type Hex, keccak256, stringToBytes } from "viem";
import * as z from "zod/v4";
import { signature, time } from "../../../format/reading/fields.ts";
import { toCanonicalJson, toFileText } from "../../../format/reading/json.ts";
import { type Reader, readShape } from "../../../format/reading/reading.ts";
import { parseStrictJson } from "../../../format/reading/strictJson.ts";
import { type Rendering, renderingShape } from "../../terms/rendering.ts";
import { termsShape } from "../../terms/shape.ts";
import type { Terms } from "../../terms/terms.ts";
import type { ReceiptDocument } from "../document/document.ts";
import { factsShape, type ReceiptFacts } from "../life/facts.ts";

/** The words that were shown. */
export interface ShownWords {
  readonly rendering: Rendering;
  /** Of the brand; absent where the customer's software put the terms into words itself. */
  readonly signature?: Hex | undefined;
}

/** What is signed: what happened, what was agreed to, the words that were shown, and all of it in JSON-LD. */
export interface ReceiptContent {
  readonly facts: ReceiptFacts;
  readonly terms: Terms;
  readonly shown: ShownWords;
  /** Made from the others by `receiptDocument`. */
  readonly receipt: ReceiptDocument;
}

/** The brand was asked to countersign and has not: the subject says so, and signs it. */
export interface Silence {
  /** Unix seconds. */
  readonly askedAt: number;
  readonly signature: Hex;
}

/** A receipt as both sides keep it. */
export type Receipt = ReceiptContent & {
  readonly format: "decdp-receipt-1";
  /** Of the subject, over `receiptTypedData`. */
  readonly signature: Hex;
} & (
    | { readonly countersignature: Hex; readonly silence?: undefined }
    | { readonly silence: Silence; readonly countersignature?: undefined }
  );

/** A receipt that the brand has not been heard about. */
export type UncountersignedReceipt = ReceiptContent & { readonly signature: Hex };

export const receiptLimits = { length: 500_000, depth: 24 } as const;

/** One spelling only. */
export const lowerSignature = signature.refine(
  (given) => given === given.toLowerCase(),
  "must be in lower case",
);

/** Any object; the shape of a record would pass over "__proto__" in silence. */
const fields = z.custom<Record<string, unknown>>(
  (given) =>
    typeof given === "object" &&
    given !== null &&
    !Array.isArray(given) &&
    !Object.hasOwn(given, "__proto__"),
  "must be an object, in {}",
);

/** What is signed, and the subject's signature. */
export const signedContentFields = {
  facts: factsShape,
  terms: termsShape,
  shown: z.strictObject({ rendering: renderingShape, signature: lowerSignature.optional() }),
  receipt: fields,
  signature: lowerSignature,
};

export const receiptShape = z
  .strictObject({
    format: z.literal("decdp-receipt-1"),
    ...signedContentFields,
    countersignature: lowerSignature.optional(),
    silence: z.strictObject({ askedAt: time, signature: lowerSignature }).optional(),
  })
  .refine(
    ({ countersignature, silence }) => (countersignature === undefined) !== (silence === undefined),
    'must have either "countersignature" or "silence"',
  ) as unknown as z.ZodType<Receipt>;

/**
 * Reads a receipt, as `Reader` describes; a text must name each field once and keep to `receiptLimits`. Does not check what
 * it says: `verifyReceipt` does.
 */
export const readReceipt: Reader<Receipt> = (content, name = "The receipt") => {
  const value = typeof content === "string" ? parseStrictJson(content, name, receiptLimits) : content;
  return readShape(receiptShape, value, name);
};

/** The file of a receipt. Throws `InvalidValueError` if it is malformed. */
export function writeReceipt(receipt: Receipt): string {
  return toFileText(readReceipt(receipt));
}

/** The hash of what is signed: keccak256 over its canonical JSON (RFC 8785). It names a receipt. */
export function hashOfReceipt({ facts, terms, shown, receipt }: ReceiptContent): Hex {
  return keccak256(stringToBytes(toCanonicalJson({ facts, terms, shown, receipt })));
}
