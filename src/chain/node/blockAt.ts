import { getBlock } from "viem/actions";
import { explainChainError } from "../errors.ts";
import type { ReadingClient } from "../transact.ts";
import { isWithoutHistory } from "./failures.ts";

/**
 * Number of the first block from `low` to `high` that is not older than a time, Unix seconds; `high + 1` if all are.
 * Asks for a few dozen blocks at most. Blocks that the node does not have any more count as older.
 */
export async function firstBlockSince(
  client: ReadingClient,
  time: number,
  { low, high }: { readonly low: bigint; readonly high: bigint },
): Promise<bigint> {
  let [from, to] = [low, high + 1n];
  while (from < to) {
    const middle = (from + to) / 2n;
    const timestamp = await timeOf(client, middle);
    if (timestamp !== undefined && timestamp >= BigInt(time)) to = middle;
    else from = middle + 1n;
  }
  return from;
}

async function timeOf(client: ReadingClient, blockNumber: bigint): Promise<bigint | undefined> {
  try {
    return (await getBlock(client, { blockNumber })).timestamp;
  } catch (error) {
    if (isWithoutHistory(error)) return undefined;
    throw explainChainError(error);
  }
}
