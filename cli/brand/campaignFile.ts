import path from "node:path";
import canonicalize from "canonicalize";
import { type Hex, keccak256, parseUnits, stringToBytes } from "viem";
import * as z from "zod/v4";
import type { Schema } from "../../src/request/schema.ts";
import { modelShape, type RequestWords, rulesShape, schemaShape } from "../campaign/requestWords.ts";
import { account, decimal, duration, text } from "../input/fields.ts";
import { readJson, toJson } from "../input/files.ts";

/** The text that customers agree to; on chain is only its hash. */
export const termsShape = z.strictObject({
  /** Name of the brand. */
  brand: text,
  purpose: text,
  channel: text,
  dataCategories: z.array(text).min(1),
  recipients: z.array(text).min(1),
  storage: text,
  /** How long the brand keeps an answer. */
  retention: text.refine(
    (given) => duration.safeParse(given).success,
    'must be a duration such as "90 days"',
  ),
  /** Rung of the personalization pyramid, 0 everyone to 4 one-to-one. */
  level: z.int().min(0).max(4),
  lawfulBasis: text,
  meaningOfNo: text,
});

export type Terms = z.output<typeof termsShape>;

/** What a brand writes to open a campaign. */
export const campaignShape = z.strictObject({
  name: text,
  /** File of the schema, from the folder of this file. */
  schema: text,
  /** Names of issuers in the state folder, or their numbers. */
  issuers: z.array(text).min(1),
  acceptsSelfDeclared: z.boolean().default(false),
  rules: rulesShape,
  model: modelShape.optional(),
  /** Whether only the brand reads the segments. */
  sealed: z.boolean().default(false),
  /** Whole tokens for each answer, such as "2.5". */
  reward: z
    .string("must be a number in quotes")
    .regex(/^\d{1,18}(\.\d{1,18})?$/, "must be a number in quotes"),
  answersPerPeriod: z
    .int()
    .min(1)
    .max(2 ** 32 - 1),
  /** After which a customer may answer again; without it, once. */
  period: duration.optional(),
  /** Between closing and the end, a day or more. */
  notice: duration,
});

export type CampaignFile = Omit<z.output<typeof campaignShape>, "schema"> & { readonly schema: Schema };

/** What customers read before they answer; its hash is on chain. */
const documentShape = z.strictObject({
  format: z.literal("decdp-campaign-document-1"),
  name: text,
  terms: termsShape,
  /** The schema's name and attributes. */
  schema: schemaShape,
  rules: rulesShape,
  model: modelShape.optional(),
});

export interface CampaignDocument extends RequestWords {
  readonly format: "decdp-campaign-document-1";
  readonly name: string;
  readonly terms: Terms;
}

/** A document with the campaign that it belongs to, as it is handed to customers. */
const publishedShape = z.strictObject({
  campaign: decimal,
  chainId: z.int(),
  campaigns: account,
  document: documentShape,
});

export type PublishedCampaign = z.output<typeof publishedShape>;

export function readTerms(file: string): Terms {
  return readJson(file, termsShape);
}

/** A campaign file together with the schema that it names. */
export function readCampaignFile(file: string): CampaignFile {
  const { schema, ...campaign } = readJson(file, campaignShape);
  return { ...campaign, schema: readJson(path.resolve(path.dirname(file), schema), schemaShape) };
}

export function documentFrom(terms: Terms, { name, schema, rules, model }: CampaignFile): CampaignDocument {
  return { format: "decdp-campaign-document-1", name, terms, schema, rules, ...(model && { model }) };
}

export function readPublished(file: string): PublishedCampaign {
  return readJson(file, publishedShape);
}

/** What is written of a document: the schema without its id, which follows from the rest. */
export function plainDocument(document: CampaignDocument): object {
  const { name, attributes } = document.schema;
  return { ...document, schema: { name, attributes } };
}

/** keccak256 over the canonical JSON (RFC 8785) of a document or of terms. */
export function hashOf(content: object): Hex {
  return keccak256(stringToBytes(canonicalize(JSON.parse(toJson(content)))!));
}

/** Where the document of a campaign is in the network's folder. */
export function publishedFile(folder: string, campaign: bigint): string {
  return path.join(folder, "campaigns", `${campaign}.json`);
}

/** Seconds of a duration in terms. */
export function secondsOf(given: string): number {
  return duration.parse(given);
}

export function tokensOf(reward: string, decimals: number): bigint {
  return parseUnits(reward, decimals);
}
