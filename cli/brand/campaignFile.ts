import path from "node:path";
import * as z from "zod/v4";
import { modelShape, rulesShape } from "../../src/format/campaign/requestWords.ts";
import { readSchema } from "../../src/format/campaign/schema.ts";
import { duration, text } from "../../src/format/reading/fields.ts";
import type { Schema } from "../../src/request/schema.ts";
import { readFile, readJson } from "../input/files.ts";

/** What a brand writes to open a campaign. */
export const campaignShape = z.strictObject({
  name: text,
  /** File of the schema, from the folder of this file. */
  schema: text,
  /** Names of issuers in the state folder, their numbers, or addresses of a gateway's issuers: all trees of each. */
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

/** A campaign file together with the schema that it names. */
export function readCampaignFile(file: string): CampaignFile {
  const { schema, ...campaign } = readJson(file, campaignShape);
  return { ...campaign, schema: readFile(path.resolve(path.dirname(file), schema), readSchema) };
}

/** Where the document of a campaign is in the network's folder. */
export function publishedFile(folder: string, campaign: bigint): string {
  return path.join(folder, "campaigns", `${campaign}.json`);
}
