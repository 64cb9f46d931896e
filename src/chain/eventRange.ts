import type { Hash } from "viem";
import { getBlockNumber } from "viem/actions";
import { InvalidValueError } from "../errors.ts";
import { explained, type ReadingClient } from "./transact.ts";

/** Nodes refuse requests that span too many blocks. */
const BLOCKS_PER_REQUEST = 2_000n;

/** The blocks to search, both ends included. The newest ones may still be replaced in a reorganization. */
export interface EventRange {
  readonly fromBlock: bigint;
  /** By default the latest block. */
  readonly toBlock?: bigint;
  /** Blocks in one request to the node, at least 1; by default 2,000. */
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

/** Reads a range in pieces, in chain order. `read` takes the first and the last block of a piece. */
export async function readEvents<Args>(
  client: ReadingClient,
  { fromBlock, toBlock, blocksPerRequest = BLOCKS_PER_REQUEST }: EventRange,
  read: (piece: { fromBlock: bigint; toBlock: bigint }) => Promise<readonly Log<Args>[]>,
): Promise<ChainEvent<Args>[]> {
  if (blocksPerRequest < 1n) {
    throw new InvalidValueError(`blocksPerRequest is ${blocksPerRequest}, which is too small.`, {
      hint: "Use 1 or more.",
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
