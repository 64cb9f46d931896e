import { getBlock } from "viem/actions";
import { explained, type ReadingClient } from "./transact.ts";

/**
 * The time with which to date a message that is signed now, in Unix seconds: the earlier of this machine's clock and
 * the latest block. The chain refuses messages dated later than its own block.
 */
export async function signingTime(client: ReadingClient): Promise<number> {
  const { timestamp } = await explained(() => getBlock(client, { blockTag: "latest" }));
  return Math.min(Math.floor(Date.now() / 1000), Number(timestamp));
}
