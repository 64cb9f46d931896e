import * as z from "zod/v4";
import { contentShape } from "../../../../src/brand/office/draftShape.ts";

/** The name of whoever does something, as the history has it. */
const by = z.string().min(1).max(200);
const note = z.string().max(5_000).optional();
/** Of the draft that was looked at: another one is not touched. */
const version = z.int().min(1);

export const newDraftShape = z.strictObject({ by, note, content: contentShape });
export const changedDraftShape = z.strictObject({ by, note, version, content: contentShape });
/** Something that is done with a draft as it is. */
export const deedShape = z.strictObject({ by, note, version });

/** Thousandths of what a release may say about one customer. */
export const releaseShape = z.strictObject({ epsilon: z.int().min(1).max(1_000) });
