import type { Address, Hex } from "viem";
import { zeroHash } from "viem";
import * as z from "zod/v4";
import { modelIdOf } from "../../chain/actions/model.ts";
import { termsIdOf } from "../../chain/actions/terms.ts";
import { hashOfTerms, termsFields } from "../../consent/terms/reading.ts";
import { termsShape } from "../../consent/terms/shape.ts";
import type { Terms } from "../../consent/terms/terms.ts";
import { DecdpError } from "../../errors.ts";
import type { Request, Rules } from "../../request/request.ts";
import { text } from "../reading/fields.ts";
import { hashOfJson, toCanonicalJson, toFileText } from "../reading/json.ts";
import { type Reader, readerOf } from "../reading/reading.ts";
import { modelShape, type RequestWords, requestFrom, rulesShape } from "./requestWords.ts";
import { type SchemaFields, schemaFields, schemaShape } from "./schema.ts";

const FORMAT = "decdp-campaign-document-3";

/** What customers read before they answer; its hash is on chain. */
export interface CampaignDocument extends RequestWords {
  readonly format: typeof FORMAT;
  readonly name: string;
  readonly terms: Terms;
  /** Whether only the brand can read the segments. */
  readonly sealed: boolean;
}

/** A document as it is written. */
export type CampaignDocumentFields = Omit<CampaignDocument, "schema"> & { readonly schema: SchemaFields };

/** What a campaign was opened with, according to its event. */
export interface OpenedWith {
  readonly campaign: bigint;
  readonly brand: Address;
  readonly terms: Hex;
  readonly schema: bigint;
  readonly rules: Rules;
  /** Zero for a campaign without one. */
  readonly model: Hex;
  readonly isSealed: boolean;
  readonly documentHash: Hex;
}

/** A part of a document that the chain knows too, most of them by their hash or id. */
export type DocumentPart = "document" | "terms" | "schema" | "rules" | "model" | "sealed";

export const campaignDocumentShape = z.strictObject({
  format: z.literal(FORMAT),
  name: text,
  terms: termsShape,
  schema: schemaShape,
  rules: rulesShape,
  model: modelShape.optional(),
  sealed: z.boolean("must be true or false"),
});

/** Reads a campaign's document, as `Reader` describes. */
export const readCampaignDocument: Reader<CampaignDocument> = readerOf(
  campaignDocumentShape,
  "The campaign document",
);

/** The file of a campaign's document. */
export function writeCampaignDocument(document: Omit<CampaignDocumentFields, "format">): string {
  return toFileText(documentFields(document));
}

/** The text that is hashed: canonical JSON (RFC 8785). */
export function canonicalDocument(document: Omit<CampaignDocumentFields, "format">): string {
  return toCanonicalJson(documentFields(document));
}

/** The hash with which a campaign is opened: keccak256 over the canonical JSON. */
export function hashOfDocument(document: Omit<CampaignDocumentFields, "format">): Hex {
  return hashOfJson(documentFields(document));
}

/**
 * The request of a document, provided that the campaign was opened with this document. Otherwise throws a `DecdpError`
 * with the parts that differ, which calls the document `name`.
 */
export function requireOpenedWith(document: CampaignDocument, opened: OpenedWith, name = "This"): Request {
  const request = requestFrom(document);
  const isSame: Readonly<Record<DocumentPart, boolean>> = {
    document: hashOfDocument(document) === opened.documentHash,
    terms: termsIdOf(opened.brand, hashOfTerms(document.terms)) === opened.terms,
    schema: request.schema === opened.schema,
    rules: toCanonicalJson(request.rules) === toCanonicalJson(opened.rules),
    model: (document.model ? modelIdOf(request.model) : zeroHash) === opened.model,
    sealed: document.sealed === opened.isSealed,
  };
  const differing = Object.entries(isSame).flatMap(([part, same]) => (same ? [] : [part]));
  if (differing.length === 0) return request;
  throw new DecdpError(`${name} is not the document that campaign ${opened.campaign} was opened with.`, {
    details: { campaign: opened.campaign, differing },
    hint: "Do not answer; ask the brand for the right one.",
  });
}

/** A document with its fields in the order of the file, and nothing else. */
export function documentFields({
  name,
  terms,
  schema,
  rules,
  model,
  sealed,
}: Omit<CampaignDocumentFields, "format">): CampaignDocumentFields {
  return {
    format: FORMAT,
    name,
    terms: termsFields(terms),
    schema: schemaFields(schema),
    rules,
    ...(model && { model }),
    sealed,
  };
}
