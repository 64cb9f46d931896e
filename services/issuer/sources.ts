import * as z from "zod/v4";
import { schemaShape } from "../../src/format/campaign/schema.ts";
import { readShape } from "../../src/format/reading/reading.ts";
import { createBankSource } from "../../src/source/bank/bankSource.ts";
import { createSourceFetch } from "../../src/source/fetching.ts";
import { createOwnWord } from "../../src/source/ownWord/ownWord.ts";
import type { Source } from "../../src/source/source.ts";

/** Makes a source from the `options` of the configuration; `name` is what errors call them. Throws `DecdpError`. */
type SourceMaker = (options: unknown, name: string) => Source;

const origin = z
  .url({ protocol: /^https?$/ })
  .refine((text) => new URL(text).origin === text, "must be an origin, without a path");

const bankShape = z.strictObject({
  base: z.url({ protocol: /^https?$/ }),
  pages: z.array(origin).min(1),
  cards: z.boolean().default(false),
  address: z.ipv4(),
  maxBytes: z
    .int()
    .min(1)
    .default(2 ** 20),
  timeoutMs: z.int().min(1).default(10_000),
});

const makers = {
  ownWord(options, name) {
    const { schema } = readShape(z.strictObject({ schema: schemaShape }), options, name);
    return widened(createOwnWord(schema));
  },
  bank(options, name) {
    const { maxBytes, timeoutMs, ...bank } = readShape(bankShape, options, name);
    const fetch = createSourceFetch({ origins: [bank.base], maxBytes, timeoutMs });
    return widened(createBankSource({ ...bank, fetch }));
  },
} as const satisfies Readonly<Record<string, SourceMaker>>;

export type SourceName = keyof typeof makers;

/** What a configuration calls the sources. */
export const sourceNames = Object.keys(makers) as [SourceName, ...SourceName[]];

/** The source of one of an operator's issuers. Throws `DecdpError` for options that it does not take. */
export function makeSource(source: SourceName, options: unknown, name: string): Source {
  return makers[source](options, name);
}

/** The gateway gives each source back only what that source gave it. */
function widened<Pending>(source: Source<Pending>): Source {
  return source as unknown as Source;
}
