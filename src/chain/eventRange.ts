import type {
  Abi,
  Address,
  ContractEventArgs,
  ContractEventArgsFromTopics,
  ContractEventName,
  Hash,
} from "viem";
import { getBlockNumber, getContractEvents } from "viem/actions";
import { InvalidValueError } from "../errors.ts";
import { campaignsAbi, consentRegistryAbi, issuerRegistryAbi } from "../generated/abis.ts";
import type { Deployment } from "./deployment.ts";
import { fewerBlocks } from "./node/logPieces.ts";
import { requireContract } from "./requireDeployment.ts";
import { explained, type ReadingClient } from "./transact.ts";

/** What most nodes give at once; those that give less are asked for less. */
const BLOCKS_PER_REQUEST = 2_000n;

/**
 * The blocks to search, both ends included. The newest ones may still be replaced in a reorganization. Nodes that have
 * forgotten the oldest ones find nothing there, without a word: `readOpening` tells whether a node has them.
 */
export interface EventRange {
  readonly fromBlock: bigint;
  /** By default the latest block. */
  readonly toBlock?: bigint;
  /** Blocks in one request to the node, at least 1; by default 2,000. Where a node refuses, fewer are asked for. */
  readonly blocksPerRequest?: bigint;
  /**
   * Is told after each request what was found and how far the search has come. Whoever keeps that goes on from
   * `readTo + 1` after an interruption.
   */
  readonly onProgress?: (progress: EventProgress) => void | Promise<void>;
}

/** How far a search has come. */
export interface EventProgress {
  /** The last block that was read. */
  readonly readTo: bigint;
  /** The last block to read. */
  readonly toBlock: bigint;
  /** What was found since the last call, with the arguments of the events. */
  readonly found: readonly ChainEvent<object>[];
}

/** The arguments of an event, and where it is on chain. */
export type ChainEvent<Args> = Args & {
  readonly blockNumber: bigint;
  readonly transactionHash: Hash;
  readonly logIndex: number;
};

interface Log<Args> {
  readonly args: Args;
  readonly blockNumber: bigint;
  readonly transactionHash: Hash;
  readonly logIndex: number;
}

/** How many blocks to ask a client's node for at first: no search need find out all over again. */
const limits = new WeakMap<ReadingClient, bigint>();

/** The contracts that emit events, for the filters of `readEvents`. */
export const emittedBy = {
  campaigns: { contract: "campaigns", abi: campaignsAbi },
  consentRegistry: { contract: "consentRegistry", abi: consentRegistryAbi },
  issuerRegistry: { contract: "issuerRegistry", abi: issuerRegistryAbi },
} as const;

/** Which events to read: one kind of one contract, with these values; an omitted value matches all. */
interface EventFilter<abi extends Abi, name extends ContractEventName<abi>> {
  readonly contract: "campaigns" | "consentRegistry" | "issuerRegistry";
  readonly abi: abi;
  readonly eventName: name;
  readonly args: Loosely<ContractEventArgs<abi, name>>;
}

/** viem's lists of values are not read-only, though it changes none. */
type Loosely<Args> =
  Args extends Readonly<Record<string, unknown>>
    ? { readonly [Name in keyof Args]: Args[Name] | readonly NonNullable<Args[Name]>[] }
    : Args;

/**
 * Reads a range in pieces, in chain order. Where the node refuses a piece, a smaller one is tried, down to a single
 * block. Throws `DecdpError` with the node's own words, and if there is no contract at the address.
 */
export async function readEvents<const abi extends Abi, name extends ContractEventName<abi>>(
  client: ReadingClient,
  deployment: Deployment,
  { contract, ...filter }: EventFilter<abi, name>,
  { fromBlock, toBlock, blocksPerRequest = BLOCKS_PER_REQUEST, onProgress }: EventRange,
): Promise<ChainEvent<ContractEventArgsFromTopics<abi, name>>[]> {
  if (blocksPerRequest < 1n) {
    throw new InvalidValueError(`blocksPerRequest is ${blocksPerRequest}, which is too small.`, {
      hint: "Use 1 or more.",
    });
  }
  const address = deployment[contract];
  await requireContract(client, deployment, address);
  const end = toBlock ?? (await explained(() => getBlockNumber(client, { cacheTime: 0 })));
  const events: ChainEvent<ContractEventArgsFromTopics<abi, name>>[] = [];
  let blocks = smaller(blocksPerRequest, limits.get(client) ?? blocksPerRequest);
  for (let start = fromBlock; start <= end; ) {
    const readTo = smaller(start + blocks - 1n, end);
    let logs: readonly Log<ContractEventArgsFromTopics<abi, name>>[];
    try {
      logs = await readPiece(client, { ...filter, address }, { fromBlock: start, toBlock: readTo });
    } catch (error) {
      const fewer = fewerBlocks(error, readTo - start + 1n);
      if (fewer === undefined) return explained(() => Promise.reject(error));
      blocks = fewer.blocks;
      // A limit that it does not name may be due to this range alone: next time, twice as many are tried first.
      limits.set(client, fewer.isNamed ? blocks : blocks * 2n);
      continue;
    }
    const found = logs.map(eventFrom);
    for (const event of found) events.push(event);
    await onProgress?.({ readTo, toBlock: end, found });
    start = readTo + 1n;
  }
  return events;
}

async function readPiece<const abi extends Abi, name extends ContractEventName<abi>>(
  client: ReadingClient,
  filter: Omit<EventFilter<abi, name>, "contract"> & { readonly address: Address },
  piece: { readonly fromBlock: bigint; readonly toBlock: bigint },
): Promise<readonly Log<ContractEventArgsFromTopics<abi, name>>[]> {
  const logs = await getContractEvents(client, { ...filter, ...piece, strict: true } as never);
  // What viem works out for an ABI that is only known to the caller is the same, but TypeScript does not see that.
  return logs as never;
}

function eventFrom<Args>({ args, blockNumber, transactionHash, logIndex }: Log<Args>): ChainEvent<Args> {
  return { ...args, blockNumber, transactionHash, logIndex };
}

function smaller(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}
