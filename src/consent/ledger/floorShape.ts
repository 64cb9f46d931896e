import * as z from "zod/v4";
import { text } from "../../format/reading/fields.ts";
import type { Floor } from "./floor.ts";

const least = z.strictObject({
  values: z
    .int("must be a whole number")
    .min(1)
    .max(2 ** 32),
  share: z.number("must be a share from 0 to 1").min(0).max(1),
});

/** The floor in settings. */
export const floorShape: z.ZodType<Floor> = z.strictObject({
  everywhere: least,
  attributes: z.record(text, least).optional(),
});
