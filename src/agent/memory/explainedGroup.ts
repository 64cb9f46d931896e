import * as z from "zod/v4";
import { time } from "../../format/reading/fields.ts";
import type { Section } from "../../model/explanation/words/sections.ts";

/** What a customer was shown of why they are in a group, word for word: whoever contests it can name it. */
export interface ExplainedGroup {
  /** 0 to 4. */
  readonly segment: number;
  /** BCP 47 tag of the words. */
  readonly language: string;
  readonly sections: readonly Section[];
}

const line = z.string("must be text").max(4000, "is too long");

export const explainedGroupShape = z.strictObject({
  at: time,
  segment: z.int().min(0).max(4),
  language: z.string().min(1).max(35),
  sections: z.array(z.strictObject({ heading: line, lines: z.array(line).max(64) })).max(16),
});
