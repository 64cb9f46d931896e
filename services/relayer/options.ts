import type { Address } from "viem";
import { optionReader } from "../shared/options.ts";
import type { Policy } from "./policy.ts";

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
  --longest-wait SECONDS after which what still waits is given up (default 86400)
  --retention DAYS       for which it is kept what became of something (default 30)
  --margin SECONDS       that what is sent must still be good for (default 5 on chain 31337, 90 elsewhere)
  --largest-fee N        gwei for base fee and tip; while gas costs more, only withdrawals are sent (default 100)
  --largest-withdrawal-fee N  the same for withdrawals (default: five times as much)
  --confirmations N      blocks until a transaction is final (default 1 on chain 31337, 5 elsewhere)
  --reprice-after N      blocks until a transaction that waits below the market's price is sent again for more (default 3)
  --largest-queue N      answers and messages that wait at most (default 10000)
  --rate N               requests of one address in a minute (default 600)
  --subject-rate N       messages of one subject in an hour (default 10)
  --origins LIST         origins of pages that may use it, such as https://shop.example (default none)
  --poll MILLISECONDS    between looks at the chain (default 200 on chain 31337, 2000 elsewhere)
  --help                 this text

For whom it pays (docs/relayer.md):
  --campaign-ids LIST    campaigns whose customers it pays for, and whose tokens it trusts (default none)
  --budgets LIST         gas in 24 hours for the customers of some of them, as campaign:gas (default no limit)
  --tokens LIST          addresses of tokens that it trusts besides (default none)
  --strangers-gas N      gas for everybody else together in 24 hours (default 50000000)
  --code-gas N           gas for a message that runs a stranger's code, 50000 to 2000000 (default 500000)

The key of the paying account is DECDP_RELAYER_KEY in the environment, in .env, or in Hardhat's keystore
(npx hardhat keystore set DECDP_RELAYER_KEY). Use the account for nothing else.

POST /answers {answer, consent?, ticket?}, /consents, /withdrawals, /claims; GET /answers/ID or ?campaign=&nullifier=,
/consents/ID, /withdrawals/ID, /claims/ID, /health, /metrics. Big integers are decimal strings.

Examples: npm run relayer -- --campaigns 0x5FbDB2315678afecb367f032d93F642f64180aa3 --campaign-ids 1,2
          npm run relayer -- --database postgres://relayer@localhost/relayer --smallest-batch 32 --largest-age 20`;

export interface RelayerOptions extends Omit<Policy, "confirmations" | "margin"> {
  readonly campaigns: Address;
  readonly rpc: string;
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly rate: number;
  readonly origins: readonly string[];
  readonly confirmations: number | undefined;
  readonly margin: number | undefined;
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
  "longest-wait",
  "retention",
  "margin",
  "largest-fee",
  "largest-withdrawal-fee",
  "confirmations",
  "reprice-after",
  "largest-queue",
  "rate",
  "subject-rate",
  "origins",
  "campaign-ids",
  "budgets",
  "tokens",
  "strangers-gas",
  "code-gas",
  "poll",
] as const;

/** Reads the command line; undefined if it asks for help. Throws `ServiceError` for what it does not understand. */
export function readOptions(parameters: readonly string[]): RelayerOptions | undefined {
  const reader = optionReader("npm run relayer");
  const { parse, integer, optionalInteger, url, address, gwei, list, number, origin, budget } = reader;
  const given = parse(parameters, names);
  if (given === undefined) return undefined;
  const largestBatch = integer("largest-batch", given["largest-batch"] ?? "128", 1, 160);
  const smallest = given["smallest-batch"] ?? `${largestBatch}`;
  const largestFee = gwei("largest-fee", given["largest-fee"] ?? "100");
  const withdrawalFee = given["largest-withdrawal-fee"];
  const optionalList = <Item>(name: (typeof names)[number], read: (name: string, part: string) => Item) =>
    given[name] === undefined ? [] : list(name, given[name], read);
  return {
    campaigns: address("campaigns", given.campaigns ?? process.env.DECDP_CAMPAIGNS ?? ""),
    rpc: url("rpc", given.rpc ?? (process.env.DECDP_RPC_URL || "http://127.0.0.1:8545")),
    host: given.host ?? "127.0.0.1",
    port: integer("port", given.port ?? "8790", 0, 65_535),
    database: given.database ?? ".decdp/relayer",
    largestBatch,
    smallestBatch: integer("smallest-batch", smallest, 1, largestBatch),
    largestAge: integer("largest-age", given["largest-age"] ?? "60", 0, 86_400),
    longestWait: integer("longest-wait", given["longest-wait"] ?? "86400", 1, 10_000_000),
    retention: integer("retention", given.retention ?? "30", 1, 3650),
    margin: optionalInteger("margin", given.margin, 0, 86_400),
    largestFee,
    largestWithdrawalFee:
      withdrawalFee === undefined ? largestFee * 5n : gwei("largest-withdrawal-fee", withdrawalFee),
    confirmations: optionalInteger("confirmations", given.confirmations, 1, 1000),
    repriceAfter: integer("reprice-after", given["reprice-after"] ?? "3", 1, 1000),
    largestQueue: integer("largest-queue", given["largest-queue"] ?? "10000", 1, 10_000_000),
    rate: integer("rate", given.rate ?? "600", 1, 10_000_000),
    subjectRate: integer("subject-rate", given["subject-rate"] ?? "10", 1, 1_000_000),
    origins: optionalList("origins", origin),
    campaignIds: optionalList("campaign-ids", number),
    budgets: optionalList("budgets", budget),
    tokens: optionalList("tokens", address),
    strangersGas: number("strangers-gas", given["strangers-gas"] ?? "50000000"),
    codeGas: integer("code-gas", given["code-gas"] ?? "500000", 50_000, 2_000_000),
    poll: optionalInteger("poll", given.poll, 10, 60_000),
  };
}
