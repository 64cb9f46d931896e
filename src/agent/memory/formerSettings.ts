import * as z from "zod/v4";
import { time } from "../../format/reading/fields.ts";

/** Settings that others took the place of, as the agent keeps them. */
export interface KeptSettings {
  /** Until when they counted, Unix seconds. */
  readonly until: number;
  /** `writePolicy`. */
  readonly text: string;
}

export const keptSettingsShape = z.strictObject({
  until: time,
  text: z.string().max(1_000_000),
}) satisfies z.ZodType<KeptSettings>;
