import type { Hash } from "viem";
import { getBlockNumber } from "viem/actions";
import { InvalidValueError } from "../errors.ts";
import { explained, type ReadingClient } from "./transact.ts";

/** Nodes refuse to look through too many blocks in one request. */
const BLOCKS_PER_REQUEST = 2_000n;

/** Blocks to look through, both ends included. The newest ones can still be replaced by the chain. */
export interface EventRange {
  readonly fromBlock: bigint;
  /** The latest block unless given. */
  readonly toBlock?: bigint;
  /** Blocks in one request to the node, at least 1; 2,000 unless given. */
  readonly blocksPerRequest?: bigint;
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

/** Reads a range piece by piece, in the order of the chain. `read` takes the ends of a piece, both included. */
export async function readEvents<Args>(
  client: ReadingClient,
  { fromBlock, toBlock, blocksPerRequest = BLOCKS_PER_REQUEST }: EventRange,
  read: (piece: { fromBlock: bigint; toBlock: bigint }) => Promise<readonly Log<Args>[]>,
): Promise<ChainEvent<Args>[]> {
  if (blocksPerRequest < 1n) {
    throw new InvalidValueError(`${blocksPerRequest} blocks in a request are too few.`, {
      hint: "Take 1 or more.",
    });
  }
  return explained(async () => {
    const end = toBlock ?? (await getBlockNumber(client, { cacheTime: 0 }));
    const events: ChainEvent<Args>[] = [];
    for (let start = fromBlock; start <= end; start += blocksPerRequest) {
      const last = start + blocksPerRequest - 1n;
      for (const log of await read({ fromBlock: start, toBlock: last < end ? last : end })) {
        const { args, blockNumber, transactionHash, logIndex } = log;
        events.push({ ...args, blockNumber, transactionHash, logIndex });
      }
    }
    return events;
  });
}
