import type { Address } from "viem";
import { getBlockNumber, readContract } from "viem/actions";
import { contractErrorName, DecdpError } from "../errors.ts";
import { campaignsAbi as abi } from "../generated/abis.ts";
import { readCampaignsOpened } from "./actions/events.ts";
import type { Deployment } from "./deployment.ts";
import type { EventRange } from "./eventRange.ts";
import { firstBlockSince } from "./node/blockAt.ts";
import { explained, type ReadingClient } from "./transact.ts";

// Many nodes forget old events and then answer with empty lists. What nobody did and what a node forgot look the same
// in events alone, so they are compared with the state of the contracts, which every node has.

/** What a campaign was opened with, and where on chain. */
export type OpeningEvent = Awaited<ReturnType<typeof readCampaignsOpened>>[number];

/**
 * What a campaign was opened with. Asks only for events of the time at which it was opened, so that it works with nodes
 * that give few blocks at once. Throws `AnswerRefusedError` (`CampaignUnknown`) if there is none, and `DecdpError` if
 * the node has the campaign and not the event. A node that shows it has all later events, too: nodes forget the oldest
 * first.
 *
 * @param fromBlock A block before the opening, such as that of the deployment.
 */
export async function readOpening(
  client: ReadingClient,
  deployment: Deployment,
  { campaign, fromBlock }: { readonly campaign: bigint; readonly fromBlock: bigint },
): Promise<OpeningEvent> {
  const openedAt = await readOpenedAt(client, deployment, campaign);
  const high = await explained(() => getBlockNumber(client, { cacheTime: 0 }));
  const first = await firstBlockSince(client, openedAt, { low: fromBlock, high });
  // On some chains, several blocks share a second.
  const after = await firstBlockSince(client, openedAt + 1, { low: first, high });
  const range = { fromBlock: first, toBlock: after - 1n };
  const [event] = await readCampaignsOpened(client, deployment, { campaign, ...range });
  if (event !== undefined) return event;
  throw forgotten(campaign, openedAt, fromBlock);
}

/** What an interrupted search for openings found, and the last block that it read. */
export interface EarlierSearch {
  readonly openings: readonly OpeningEvent[];
  readonly readTo: bigint;
}

/**
 * All campaigns that were opened, or those of a brand, by number. Throws `DecdpError` if the node does not have all
 * events since the first campaign, instead of returning fewer.
 *
 * @param fromBlock A block before the first opening, such as that of the deployment.
 * @param earlier A search to go on with, for the same brand.
 */
export async function readAllOpenings(
  client: ReadingClient,
  deployment: Deployment,
  {
    brand,
    fromBlock,
    earlier = { openings: [], readTo: -1n },
    ...range
  }: { readonly brand?: Address; readonly earlier?: EarlierSearch } & Omit<EventRange, "toBlock">,
): Promise<OpeningEvent[]> {
  const first = await firstOpening(client, deployment, fromBlock);
  if (first === undefined) return [];
  const { openings: found, readTo } = earlier;
  const newer = await readCampaignsOpened(client, deployment, {
    ...(brand && { brand }),
    ...range,
    fromBlock: readTo < first.blockNumber ? first.blockNumber : readTo + 1n,
  });
  const openings = [...found, ...newer];
  if (brand === undefined) await requireAll(client, deployment, openings, fromBlock);
  return openings;
}

/** Undefined if nobody has opened a campaign. */
async function firstOpening(client: ReadingClient, deployment: Deployment, fromBlock: bigint) {
  try {
    return await readOpening(client, deployment, { campaign: 1n, fromBlock });
  } catch (error) {
    if (contractErrorName(error) === "CampaignUnknown") return undefined;
    throw error;
  }
}

/** Campaigns are numbered from 1 on without gaps, and there is none after the last one. */
async function requireAll(
  client: ReadingClient,
  deployment: Deployment,
  openings: readonly OpeningEvent[],
  fromBlock: bigint,
): Promise<void> {
  const numbers = new Set(openings.map(({ campaign }) => campaign));
  let missing = 1n;
  while (numbers.has(missing)) missing++;
  try {
    throw forgotten(missing, await readOpenedAt(client, deployment, missing), fromBlock);
  } catch (error) {
    if (contractErrorName(error) !== "CampaignUnknown") throw error;
  }
}

async function readOpenedAt(
  client: ReadingClient,
  { campaigns: address }: Deployment,
  campaign: bigint,
): Promise<number> {
  const contract = { address, abi, functionName: "campaignOf", args: [campaign] } as const;
  return (await explained(() => readContract(client, contract))).openedAt;
}

function forgotten(campaign: bigint, openedAt: number, fromBlock: bigint): DecdpError {
  const time = new Date(openedAt * 1000).toISOString();
  return new DecdpError(
    `The node knows campaign ${campaign}, which was opened at ${time}, but not the event of its opening from block ${fromBlock} on: it has not all events.`,
    {
      details: { campaign, openedAt, fromBlock },
      hint: "Nothing that it says of the past can be relied on. Use a node that keeps all events, such as an archive node.",
    },
  );
}
