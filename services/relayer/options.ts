import { parseArgs } from "node:util";
import { type Address, isAddress, parseGwei } from "viem";
import type { Policy } from "./relayer.ts";
import { RelayerError } from "./relayerError.ts";

export const help = `Takes answers and signed messages of customers over HTTP and brings them on chain at its own cost.

Usage: npm run relayer -- --campaigns ADDRESS [options]

  --campaigns ADDRESS    the contract Campaigns (default $DECDP_CAMPAIGNS)
  --rpc URL              node (default $DECDP_RPC_URL, or http://127.0.0.1:8545)
  --host ADDRESS         where it listens (default 127.0.0.1)
  --port N               (default 8790)
  --database PLACE       folder, or postgres:// URL (default .decdp/relayer)
  --largest-batch N      answers in a transaction at most, 1 to 160 (default 128)
  --smallest-batch N     as many are sent without waiting (default: the largest batch)
  --largest-age SECONDS  fewer are sent after so long (default 60)
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

const text = { type: "string" } as const;

/** Reads the command line; undefined if it asks for help. Throws `RelayerError` for what it does not understand. */
export function readOptions(parameters: readonly string[]): RelayerOptions | undefined {
  const values = parse(parameters);
  if (values.help) return undefined;
  const largestBatch = integer("largest-batch", values["largest-batch"] ?? "128", 1, 160);
  const smallest = values["smallest-batch"] ?? `${largestBatch}`;
  return {
    campaigns: address("campaigns", values.campaigns ?? process.env.DECDP_CAMPAIGNS ?? ""),
    rpc: url("rpc", values.rpc ?? (process.env.DECDP_RPC_URL || "http://127.0.0.1:8545")),
    host: values.host ?? "127.0.0.1",
    port: integer("port", values.port ?? "8790", 0, 65_535),
    database: values.database ?? ".decdp/relayer",
    largestBatch,
    smallestBatch: integer("smallest-batch", smallest, 1, largestBatch),
    largestAge: integer("largest-age", values["largest-age"] ?? "60", 0, 86_400),
    largestBaseFee: gwei("largest-base-fee", values["largest-base-fee"] ?? "100"),
    confirmations: optional("confirmations", values.confirmations, 1, 1000),
    repriceAfter: integer("reprice-after", values["reprice-after"] ?? "3", 1, 1000),
    largestQueue: integer("largest-queue", values["largest-queue"] ?? "10000", 1, 10_000_000),
    rate: integer("rate", values.rate ?? "600", 1, 10_000_000),
    poll: optional("poll", values.poll, 10, 60_000),
  };
}

function parse(parameters: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...parameters],
      options: {
        campaigns: text,
        rpc: text,
        host: text,
        port: text,
        database: text,
        "largest-batch": text,
        "smallest-batch": text,
        "largest-age": text,
        "largest-base-fee": text,
        confirmations: text,
        "reprice-after": text,
        "largest-queue": text,
        rate: text,
        poll: text,
        help: { type: "boolean", default: false },
      },
    });
    return values;
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function integer(name: string, given: string, lowest: number, highest: number): number {
  const value = Number(given);
  if (/^\d{1,8}$/.test(given) && value >= lowest && value <= highest) return value;
  return refuse(`--${name} takes an integer from ${lowest} to ${highest}, not "${given}".`);
}

function optional(name: string, given: string | undefined, lowest: number, highest: number) {
  return given === undefined ? undefined : integer(name, given, lowest, highest);
}

function url(name: string, given: string): string {
  if (/^https?:/.test(given) && URL.canParse(given)) return given;
  return refuse(`--${name} takes an http or https address.`);
}

function gwei(name: string, given: string): bigint {
  if (/^\d{1,9}(\.\d{1,9})?$/.test(given)) return parseGwei(given);
  return refuse(`--${name} takes gwei such as 20 or 0.5, not "${given}".`);
}

function address(name: string, given: string): Address {
  if (isAddress(given, { strict: false })) return given;
  return refuse(`--${name} takes an address, 0x and 40 hexadecimal digits, not "${given}".`);
}

function refuse(message: string): never {
  throw new RelayerError(message, "Try: npm run relayer -- --help");
}
