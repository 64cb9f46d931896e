import * as z from "zod/v4";
import { readShape } from "../../src/format/reading/reading.ts";
import { type BankPending, createBankSource } from "../../src/source/bank/bankSource.ts";
import { createSourceFetch } from "../../src/source/fetching.ts";
import type { Source } from "../../src/source/source.ts";

const origin = z
  .url({ protocol: /^https?$/ })
  .refine((text) => new URL(text).origin === text, "must be an origin, without a path");

const shape = z.strictObject({
  /** Where the bank's interface begins, without "/v1". */
  base: z.url({ protocol: /^https?$/ }),
  /** Where the bank lets customers decide. */
  pages: z.array(origin).min(1),
  /** Whether card accounts are read as well. */
  cards: z.boolean().default(false),
  /** The gateway's own address, which the bank is told. */
  address: z.ipv4(),
  maxBytes: z.int().min(1).default(1_000_000),
  timeoutMs: z.int().min(1).default(10_000),
});

/** A bank by the operator's options. Throws `InvalidValueError` for options that do not fit. */
export function makeBank(options: unknown, name: string): Source<BankPending> {
  const { maxBytes, timeoutMs, ...bank } = readShape(shape, options, name);
  const fetch = createSourceFetch({ origins: [bank.base], maxBytes, timeoutMs });
  return createBankSource({ ...bank, fetch });
}
