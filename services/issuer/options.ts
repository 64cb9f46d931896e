import type { Address } from "viem";
import { optionReader } from "../shared/options.ts";
import type { Policy } from "./gateway.ts";

export const help = `Reads sources with customers' permission, issues cards to commitments, and publishes their roots on chain.

Usage: npm run issuer -- --campaigns ADDRESS --issuers FILE --public-url URL [options]

  --campaigns ADDRESS    the contract Campaigns (default $DECDP_CAMPAIGNS)
  --issuers FILE         which issuers it has, and what they read (docs/building/sources.md)
  --public-url URL       where customers find it; written into the chain (default http://HOST:PORT)
  --rpc URL              node (default $DECDP_RPC_URL, or http://127.0.0.1:8545)
  --host ADDRESS         where it listens (default 127.0.0.1)
  --port N               (default 8791)
  --database PLACE       folder, or postgres:// URL that several gateways may share (default .decdp/issuer)
  --confirmations N      blocks until a transaction is final (default 1 on chain 31337, 5 elsewhere)
  --largest-fee N        gwei for gas; while it costs more, no root is published (default 100)
  --session SECONDS      for which a session waits for its customer (default 900)
  --source-time SECONDS  that a source may take (default 20)
  --keep-cards SECONDS   for which a card can be fetched again (default 3600)
  --rate N               requests of one address in a minute (default 600)
  --origins LIST         origins of pages that may use it, such as https://app.example (default none)
  --poll MILLISECONDS    between looks at the chain (default 200 on chain 31337, 5000 elsewhere)
  --help                 this text

In the environment, in .env, or in Hardhat's keystore (npx hardhat keystore set NAME):
  DECDP_ISSUER_KEY       key of the account that registers issuers and publishes roots; use it for nothing else
  DECDP_ISSUER_SECRET    64 hexadecimal digits, under which accounts are known again; keep it for ever
  DECDP_ISSUER_OPERATOR  optional: shown as a bearer token of 24 characters or more, it takes cards back

Example: npm run issuer -- --campaigns 0x5FbDB2315678afecb367f032d93F642f64180aa3 --issuers issuers.json`;

export interface IssuerOptions extends Omit<Policy, "confirmations" | "publicUrl" | "sourceTime"> {
  readonly campaigns: Address;
  readonly issuers: string;
  readonly publicUrl: string | undefined;
  readonly rpc: string;
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly rate: number;
  readonly origins: readonly string[];
  readonly confirmations: number | undefined;
  /** Seconds. */
  readonly sourceTime: number;
  readonly poll: number | undefined;
}

const names = [
  "campaigns",
  "issuers",
  "public-url",
  "rpc",
  "host",
  "port",
  "database",
  "confirmations",
  "largest-fee",
  "session",
  "source-time",
  "keep-cards",
  "rate",
  "origins",
  "poll",
] as const;

/** Reads the command line; undefined if it asks for help. Throws `ServiceError` for what it does not understand. */
export function readOptions(parameters: readonly string[]): IssuerOptions | undefined {
  const reader = optionReader("npm run issuer");
  const { parse, integer, optionalInteger, url, address, gwei, list, origin } = reader;
  const given = parse(parameters, names);
  if (given === undefined) return undefined;
  const publicUrl = given["public-url"];
  return {
    campaigns: address("campaigns", given.campaigns ?? process.env.DECDP_CAMPAIGNS ?? ""),
    issuers: given.issuers ?? "issuers.json",
    publicUrl: publicUrl === undefined ? undefined : url("public-url", publicUrl).replace(/\/+$/, ""),
    rpc: url("rpc", given.rpc ?? (process.env.DECDP_RPC_URL || "http://127.0.0.1:8545")),
    host: given.host ?? "127.0.0.1",
    port: integer("port", given.port ?? "8791", 0, 65_535),
    database: given.database ?? ".decdp/issuer",
    confirmations: optionalInteger("confirmations", given.confirmations, 1, 1000),
    largestFee: gwei("largest-fee", given["largest-fee"] ?? "100"),
    sessionLength: integer("session", given.session ?? "900", 1, 86_400),
    sourceTime: integer("source-time", given["source-time"] ?? "20", 1, 600),
    keepCards: integer("keep-cards", given["keep-cards"] ?? "3600", 0, 86_400),
    rate: integer("rate", given.rate ?? "600", 1, 10_000_000),
    origins: given.origins === undefined ? [] : list("origins", given.origins, origin),
    poll: optionalInteger("poll", given.poll, 10, 60_000),
  };
}
