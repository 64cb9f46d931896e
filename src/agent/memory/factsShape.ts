import * as z from "zod/v4";
import { type RequestFacts, uses } from "../../consent/settings/facts.ts";
import { account, text, time } from "../../format/reading/fields.ts";

/** A request as settings saw it when it arrived, as the agent keeps it. */
export const factsShape = z.strictObject({
  brand: text.optional(),
  account: account.optional(),
  purpose: text,
  channel: text,
  level: z.int().min(0).max(4),
  categories: z.array(text),
  attributes: z.array(text),
  recipients: z.array(text),
  retention: z.int().min(0),
  issuerKinds: z.array(text),
  uses: z.array(z.enum(uses)),
  belowFloor: z.array(text),
  now: time,
}) as unknown as z.ZodType<RequestFacts>;
