import * as z from "zod/v4";
import { uses } from "../../consent/settings/facts.ts";
import type { HistoryEvent } from "../../consent/settings/history.ts";
import { account, text, time } from "../../format/reading/fields.ts";

const event = { brand: text.optional(), account: account.optional(), at: time };
const by = z.enum(["person", "software"]);

/** An event between the customer and a brand, as the agent keeps it. */
export const historyShape = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("consented"),
    ...event,
    by,
    until: time,
    purpose: text,
    channel: text,
    level: z.int().min(0).max(4),
    categories: z.array(text),
    recipients: z.array(text),
    retention: z.int().min(0),
    uses: z.array(z.enum(uses)),
  }),
  z.strictObject({ kind: z.literal("refused"), ...event, by, purpose: text }),
  z.strictObject({ kind: z.literal("withdrew"), ...event, purpose: text }),
  z.strictObject({ kind: z.enum(["answered", "brokePromise"]), ...event }),
]) as z.ZodType<HistoryEvent>;
