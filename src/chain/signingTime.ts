import { getBlock } from "viem/actions";
import { explained, type ReadingClient } from "./transact.ts";

/**
 * When something that is signed now should say it was signed: the earlier of this machine's clock and the latest
 * block's time, in Unix seconds. The chain refuses what is dated later than its own block.
 */
export async function signingTime(client: ReadingClient): Promise<number> {
  const { timestamp } = await explained(() => getBlock(client, { blockTag: "latest" }));
  return Math.min(Math.floor(Date.now() / 1000), Number(timestamp));
}
