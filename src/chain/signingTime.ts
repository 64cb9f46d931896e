import { getBlock } from "viem/actions";
import { DecdpError } from "../errors.ts";
import type { Deployment } from "./deployment.ts";
import { explained, type ReadingClient } from "./transact.ts";

/** Chain id of a development chain, whose clock people move on purpose. */
const LOCAL_CHAIN = 31337;
/** Seconds by which this machine's clock and the latest block may differ. */
export const LARGEST_CLOCK_DIFFERENCE = 3600;

/**
 * Time of the latest block, Unix seconds. What is signed may end by it, so it is not the node's word alone: throws
 * `DecdpError` if it differs from this machine's clock by more than an hour. A development chain (id 31337) is exempt.
 */
export async function blockTime(
  client: ReadingClient,
  { chainId }: Pick<Deployment, "chainId">,
): Promise<number> {
  const { timestamp } = await explained(() => getBlock(client, { blockTag: "latest" }));
  const block = Number(timestamp);
  const clock = ownTime();
  if (chainId === LOCAL_CHAIN || Math.abs(block - clock) <= LARGEST_CLOCK_DIFFERENCE) return block;
  throw new DecdpError(
    `The node's latest block is dated ${inWords(block)}, but this machine's clock says ${inWords(clock)}.`,
    {
      details: { block, clock },
      hint: "Set the clock if it is wrong; otherwise use another node, because this one lags behind or lies.",
    },
  );
}

/**
 * The time with which to date a message that is signed now, in Unix seconds: the earlier of this machine's clock and
 * the latest block. The chain refuses messages dated later than its own block. Throws `DecdpError` as `blockTime` does.
 */
export async function signingTime(
  client: ReadingClient,
  deployment: Pick<Deployment, "chainId">,
): Promise<number> {
  return Math.min(ownTime(), await blockTime(client, deployment));
}

function ownTime(): number {
  return Math.floor(Date.now() / 1000);
}

/** A node may name a time beyond what a date can hold. */
function inWords(time: number): string {
  const date = new Date(time * 1000);
  return Number.isNaN(date.getTime()) ? `${time} seconds after 1970` : date.toISOString();
}
