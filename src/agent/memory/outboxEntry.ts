import type { Address } from "viem";
import * as z from "zod/v4";
import { account, text, time } from "../../format/reading/fields.ts";

/** What goes on chain, and what goes to a brand. */
export const outboxKinds = [
  "answer",
  "withdrawal",
  "claim",
  "stop",
  "sealedAnswer",
  "no",
  "rights",
  "receipt",
] as const;

/**
 * Something that has to reach the chain or a brand. It is kept before it is sent, and until that has succeeded, so it
 * may be interrupted anywhere and repeated: each of them does the same twice as once.
 */
export interface OutboxEntry {
  readonly kind: (typeof outboxKinds)[number];
  /** Signed or proved; the text of its format. */
  readonly body: string;
  readonly brand: Address;
  readonly domain: string;
  /** Not before this time, Unix seconds. */
  readonly notBefore: number;
  /** Attempts so far. */
  readonly attempts: number;
  /** Why the last one failed. */
  readonly lastError?: string | undefined;
}

export const outboxEntryShape = z.strictObject({
  kind: z.enum(outboxKinds),
  body: z.string().max(1_000_000),
  brand: account,
  domain: text,
  notBefore: time,
  attempts: z.int().min(0),
  lastError: text.optional(),
}) as z.ZodType<OutboxEntry>;
