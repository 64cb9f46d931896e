import type { Address } from "viem";
import { optionReader } from "../shared/options.ts";
import type { Policy } from "./relayer.ts";

export const help = `Takes answers and signed messages of customers over HTTP and brings them on chain at its own cost.

Usage: npm run relayer -- --campaigns ADDRESS [options]

  --campaigns ADDRESS    the contract Campaigns (default $DECDP_CAMPAIGNS)
  --rpc URL              node (default $DECDP_RPC_URL, or http://127.0.0.1:8545)
  --host ADDRESS         where it listens (default 127.0.0.1)
  --port N               (default 8790)
  --database PLACE       folder, or postgres:// URL (default .decdp/relayer)
  --largest-batch N      answers in a transaction at most, 1 to 160 (default 128)
  --smallest-batch N     send once this many are queued (default: the largest batch)
  --largest-age SECONDS  otherwise send when the oldest has waited this long (default 60)
  --largest-base-fee N   gwei; while gas costs more, only withdrawals are sent (default 100)
  --confirmations N      blocks until a transaction is final (default 1 on chain 31337, 5 elsewhere)
  --reprice-after N      blocks until a transaction that waits is sent again for more (default 3)
  --largest-queue N      answers and messages that wait at most (default 10000)
  --rate N               requests of one address in a minute (default 600)
  --poll MILLISECONDS    between looks at the chain (default 200 on chain 31337, 2000 elsewhere)
  --help                 this text

The key of the paying account is DECDP_RELAYER_KEY in the environment, in .env, or in Hardhat's keystore
(npx hardhat keystore set DECDP_RELAYER_KEY). Use the account for nothing else.

POST /answers {answer, consent?}, /consents, /withdrawals, /claims; GET /answers/ID or ?campaign=&nullifier=,
/consents/ID, /withdrawals/ID, /claims/ID, /health, /metrics. Big integers are decimal strings.

Examples: npm run relayer -- --campaigns 0x5FbDB2315678afecb367f032d93F642f64180aa3
          npm run relayer -- --database postgres://relayer@localhost/relayer --smallest-batch 32 --largest-age 20`;

export interface RelayerOptions extends Omit<Policy, "confirmations"> {
  readonly campaigns: Address;
  readonly rpc: string;
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly rate: number;
  readonly confirmations: number | undefined;
  readonly poll: number | undefined;
}

const names = [
  "campaigns",
  "rpc",
  "host",
  "port",
  "database",
  "largest-batch",
  "smallest-batch",
  "largest-age",
  "largest-base-fee",
  "confirmations",
  "reprice-after",
  "largest-queue",
  "rate",
  "poll",
] as const;

/** Reads the command line; undefined if it asks for help. Throws `ServiceError` for what it does not understand. */
export function readOptions(parameters: readonly string[]): RelayerOptions | undefined {
  const { parse, integer, optionalInteger, url, address, gwei } = optionReader("npm run relayer");
  const given = parse(parameters, names);
  if (given === undefined) return undefined;
  const largestBatch = integer("largest-batch", given["largest-batch"] ?? "128", 1, 160);
  const smallest = given["smallest-batch"] ?? `${largestBatch}`;
  return {
    campaigns: address("campaigns", given.campaigns ?? process.env.DECDP_CAMPAIGNS ?? ""),
    rpc: url("rpc", given.rpc ?? (process.env.DECDP_RPC_URL || "http://127.0.0.1:8545")),
    host: given.host ?? "127.0.0.1",
    port: integer("port", given.port ?? "8790", 0, 65_535),
    database: given.database ?? ".decdp/relayer",
    largestBatch,
    smallestBatch: integer("smallest-batch", smallest, 1, largestBatch),
    largestAge: integer("largest-age", given["largest-age"] ?? "60", 0, 86_400),
    largestBaseFee: gwei("largest-base-fee", given["largest-base-fee"] ?? "100"),
    confirmations: optionalInteger("confirmations", given.confirmations, 1, 1000),
    repriceAfter: integer("reprice-after", given["reprice-after"] ?? "3", 1, 1000),
    largestQueue: integer("largest-queue", given["largest-queue"] ?? "10000", 1, 10_000_000),
    rate: integer("rate", given.rate ?? "600", 1, 10_000_000),
    poll: optionalInteger("poll", given.poll, 10, 60_000),
  };
}
