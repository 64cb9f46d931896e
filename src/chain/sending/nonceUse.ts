import type { Address, Hash } from "viem";
import { getBlock, getBlockNumber, getTransactionCount } from "viem/actions";
import { isNodeFailure } from "../errors.ts";
import type { ReadingClient } from "./clients.ts";

/** Blocks of which every node has the state. */
const BLOCKS_WITH_STATE = 128n;

/** What used a number of an account. */
export type NonceUse =
  | { readonly hash: Hash }
  /** So long ago that every node knows its receipt. */
  | "long ago"
  /** The node does not show it. */
  | "unknown";

/** What used a number of an account that is used. A node that shows no receipt may still show the block. */
export async function findNonceUse(
  client: ReadingClient,
  address: Address,
  nonce: number,
): Promise<NonceUse> {
  try {
    return await search(client, address, nonce);
  } catch (error) {
    if (isNodeFailure(error)) return "unknown";
    throw error;
  }
}

async function search(client: ReadingClient, address: Address, nonce: number): Promise<NonceUse> {
  const isUsedAt = async (blockNumber: bigint) =>
    (await getTransactionCount(client, { address, blockNumber })) > nonce;
  const latest = await getBlockNumber(client, { cacheTime: 0 });
  let unused = latest > BLOCKS_WITH_STATE ? latest - BLOCKS_WITH_STATE + 1n : 0n;
  let used = latest;
  if (await isUsedAt(unused)) return "long ago";
  if (!(await isUsedAt(used))) return "unknown";
  while (used - unused > 1n) {
    const middle = (unused + used) / 2n;
    if (await isUsedAt(middle)) used = middle;
    else unused = middle;
  }
  const { transactions } = await getBlock(client, { blockNumber: used, includeTransactions: true });
  const found = transactions.find(
    (one) => one.from.toLowerCase() === address.toLowerCase() && one.nonce === nonce,
  );
  return found === undefined ? "unknown" : { hash: found.hash };
}
