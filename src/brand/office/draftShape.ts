import * as z from "zod/v4";
import { isTimeOfDay, isTimeZone } from "../decision/quietHours.ts";

const YEAR = 365 * 86_400;
/** Characters of a text: a document with its terms and a large model is the longest. */
const LONGEST_TEXT = 200_000;
const line = z.string().min(1).max(200);
const seconds = z
  .int()
  .min(0)
  .max(10 * YEAR);
const timeOfDay = z.string().refine(isTimeOfDay, 'must be a time such as "21:00"');

export const settingsShape = z.strictObject({
  controlOneIn: z
    .int()
    .refine((oneIn) => oneIn === 0 || (oneIn >= 2 && oneIn <= 1000), "must be 0, or from 2 to 1,000")
    .default(0),
  frequencyCap: z
    .strictObject({
      most: z.int().min(1).max(1000),
      within: z
        .int()
        .min(1)
        .max(90 * 86_400),
    })
    .optional(),
  quietHours: z
    .strictObject({
      from: timeOfDay,
      to: timeOfDay,
      timeZone: z.string().max(60).refine(isTimeZone, 'must be a time zone such as "Europe/Oslo"'),
    })
    .optional(),
});

export const budgetShape = z.strictObject({
  reward: z.string().regex(/^\d{1,18}(\.\d{1,18})?$/, 'must be a number such as "0.50"'),
  answers: z.int().min(1).max(1_000_000_000),
  answersPerPeriod: z
    .int()
    .min(1)
    .max(2 ** 32 - 1),
  periodLength: seconds,
  notice: seconds.min(86_400),
  consentFor: seconds.min(1),
  issuers: z.array(z.string().regex(/^[1-9]\d{0,77}$/, "must be the number of an issuer")).max(512),
  acceptsOwnWord: z.boolean(),
});

/** Of a draft's content; the texts are checked when it is submitted. */
export const contentShape = z.strictObject({
  name: line,
  recipe: z
    .strictObject({
      name: line,
      inputs: z.record(z.string().max(100), z.union([z.string().max(1000), z.number()])),
    })
    .optional(),
  terms: z.string().max(LONGEST_TEXT),
  campaign: z.string().max(LONGEST_TEXT),
  renderings: z.array(z.string().max(LONGEST_TEXT)).max(24),
  groups: z.record(z.string().regex(/^[0-4]$/, "must be the number of a segment"), line),
  measure: z.strictObject({ counts: z.string().max(300), window: seconds.min(1) }),
  settings: settingsShape,
  budget: budgetShape,
});
