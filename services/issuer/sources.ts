import { readFileSync } from "node:fs";
import path from "node:path";
import { createWalletClient, http } from "viem";
import * as z from "zod/v4";
import { schemaShape } from "../../src/format/campaign/schema.ts";
import { account } from "../../src/format/reading/fields.ts";
import { readShape } from "../../src/format/reading/reading.ts";
import { createOwnBrand } from "../../src/source/ownBrand/ownBrand.ts";
import { readPurchaseLog } from "../../src/source/ownBrand/purchaseLog.ts";
import { createOwnWord } from "../../src/source/ownWord/ownWord.ts";
import type { Source } from "../../src/source/source.ts";
import { createNodeFetch } from "../../src/source/wallet/nodeFetch.ts";
import { createWallet } from "../../src/source/wallet/wallet.ts";
import { usualFacts } from "../../src/source/wallet/walletSchema.ts";
import { ServiceError } from "../shared/serviceError.ts";
import { makeBank } from "./bankOptions.ts";
import { makeDataVault, makeSolid } from "./solid/solidOptions.ts";
import { makeVault } from "./vaultOptions.ts";

/** What a configuration is read with. */
export interface Surroundings {
  /** What errors call the options. */
  readonly name: string;
  /** From where files are named. */
  readonly folder: string;
}

/** Makes a source from the `options` of the configuration. Throws `DecdpError`. */
type SourceMaker = (options: unknown, surroundings: Surroundings) => Source;

/** Bytes of a node's reply: a proof of an account and its slots has some 20,000. */
const LARGEST_REPLY = 2_000_000;
const LONGEST_REPLY = 10_000;

const edges = z.array(z.number()).min(1).max(8);
const edgesRising = edges.refine(
  (given) => given.every((edge, index) => index === 0 || edge > given[index - 1]!),
  "must rise",
);

const brandShape = z.strictObject({
  name: z.string().min(1).max(100),
  /** File with the purchases, in CSV. */
  log: z.string(),
  /** Variable of the environment with the key that the shop makes codes with, 64 hexadecimal digits. */
  codeKey: z.string().default("DECDP_SHOP_KEY"),
  days: z.int().min(1).max(3650).default(365),
  recencyEdges: edgesRising.default([7, 30, 90]),
  frequencyEdges: edgesRising.default([1, 3, 10]),
  moneyEdges: edgesRising.default([50, 200, 1000]),
  currency: z.string().min(1).max(20).default("EUR"),
});

const walletShape = z.strictObject({
  chainId: z.int().min(1),
  /** Nodes of different operators, which have to agree. */
  nodes: z.array(z.url()).min(1).max(5),
  /** The page on which customers sign in. */
  page: z.url(),
  statement: z.string().max(200).default("Show what this wallet has, once, for a card of your own."),
  depth: z.int().min(0).max(10_000).default(32),
  balanceEdges: edgesRising.default([...usualFacts.balanceEdges]),
  ageEdges: edgesRising.default([...usualFacts.ageEdges]),
  activityEdges: edgesRising.default([...usualFacts.activityEdges]),
  activeDays: z.int().min(1).max(3650).default(usualFacts.activeDays),
  tokens: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[A-Za-z0-9.-]{1,20}$/),
        address: account,
        decimals: z.int().min(0).max(36),
        slot: z.int().min(0),
        edges: edgesRising,
      }),
    )
    .max(13)
    .default([]),
});

const makers = {
  ownWord(options, { name }) {
    const { schema } = readShape(z.strictObject({ schema: schemaShape }), options, name);
    return widened(createOwnWord(schema));
  },
  ownBrand(options, { name, folder }) {
    const { log, codeKey, ...rest } = readShape(brandShape, options, name);
    const csv = readFileSync(path.resolve(folder, log), "utf8");
    return widened(createOwnBrand({ ...rest, log: readPurchaseLog(csv), codeKey: keyFrom(codeKey) }));
  },
  wallet(options, { name }) {
    const { chainId, nodes, page, statement, depth, ...facts } = readShape(walletShape, options, name);
    const { host: domain, href: uri } = new URL(page);
    const clients = nodes.map((url) => {
      const limits = { maxBytes: LARGEST_REPLY, timeoutMs: LONGEST_REPLY };
      const fetchFn = createNodeFetch({ origins: [new URL(url).origin], ...limits });
      return createWalletClient({ transport: http(url, { fetchFn, retryCount: 1 }) });
    });
    const place = { chainId, domain, uri, statement };
    return widened(createWallet({ nodes: clients, place, facts, depth }));
  },
  bank: (options, { name }) => widened(makeBank(options, name)),
  vault: (options, { name }) => widened(makeVault(options, name)),
  solid: (options, { name }) => widened(makeSolid(options, name)),
  dataVault: (options, { name }) => widened(makeDataVault(options, name)),
} as const satisfies Readonly<Record<string, SourceMaker>>;

export type SourceName = keyof typeof makers;

/** What a configuration calls the sources. */
export const sourceNames = Object.keys(makers) as [SourceName, ...SourceName[]];

/** The source of one of an operator's issuers. Throws `DecdpError` for options that it does not take. */
export function makeSource(source: SourceName, options: unknown, surroundings: Surroundings): Source {
  return makers[source](options, surroundings);
}

/** The gateway gives each source back only what that source gave it. */
function widened<Pending>(source: Source<Pending>): Source {
  return source as unknown as Source;
}

function keyFrom(variable: string): Uint8Array {
  const given = process.env[variable] ?? "";
  if (/^[0-9a-fA-F]{64}$/.test(given)) return Buffer.from(given, "hex");
  throw new ServiceError(`${variable} is no key of 32 bytes.`, {
    hint: `Set ${variable} in the environment or in .env to 64 hexadecimal digits, which the shop has as well.`,
  });
}
