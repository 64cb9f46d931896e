import path from "node:path";
import * as z from "zod/v4";
import { DecdpError } from "../../src/errors.ts";
import { type ModelWords, modelShape, rulesShape } from "../../src/format/campaign/requestWords.ts";
import { readSchema } from "../../src/format/campaign/schema.ts";
import { duration, text } from "../../src/format/reading/fields.ts";
import { readModelCard } from "../../src/model/card/read.ts";
import { defineSchema, type Schema } from "../../src/request/schema.ts";
import { readFile, readJson } from "../input/files.ts";

const modelWords = 'must have "card", the file of a model card, or "points" and "cutoffs"';

/** What a brand writes to open a campaign. */
export const campaignShape = z.strictObject({
  name: text,
  /** File of the schema, from the folder of this file. */
  schema: text,
  /** Names of issuers in the state folder, their numbers, or addresses of a gateway's issuers: all trees of each. */
  issuers: z.array(text).min(1),
  acceptsSelfDeclared: z.boolean().default(false),
  rules: rulesShape,
  /** In the words of the schema, or the card of a trained model, from the folder of this file. */
  model: z.union([z.strictObject({ card: text }), modelShape], modelWords).optional(),
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

export type CampaignFile = Omit<z.output<typeof campaignShape>, "schema" | "model"> & {
  readonly schema: Schema;
  readonly model?: ModelWords | undefined;
};

/**
 * A campaign file together with the schema and the model card that it names. Throws `DecdpError` for a card that is not
 * whole, or of another schema: its codes would mean something else.
 */
export function readCampaignFile(file: string): CampaignFile {
  const { schema: schemaFile, model, ...campaign } = readJson(file, campaignShape);
  const beside = (name: string) => path.resolve(path.dirname(file), name);
  const schema = readFile(beside(schemaFile), readSchema);
  if (model === undefined || !("card" in model)) return { ...campaign, schema, ...(model && { model }) };
  return { ...campaign, schema, model: modelOfFile(beside(model.card), schema) };
}

function modelOfFile(file: string, schema: Schema): ModelWords {
  const card = readFile(file, readModelCard);
  const { id } = defineSchema(card.schema.name, card.schema.attributes);
  if (id === schema.id) return card.model;
  throw new DecdpError(
    `${file} is a model for the schema "${card.schema.name}", not for "${schema.name}" as it is here.`,
    {
      details: { card: id, campaign: schema.id },
      hint: "Name the schema that the model was trained under, attribute by attribute, or train it under this one.",
    },
  );
}

/** Where the document of a campaign is in the network's folder. */
export function publishedFile(folder: string, campaign: bigint): string {
  return path.join(folder, "campaigns", `${campaign}.json`);
}
