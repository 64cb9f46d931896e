import type { Address } from "viem";
import { readCampaignsOpened } from "../../src/chain/actions/events.ts";
import type { EventProgress } from "../../src/chain/eventRange.ts";
import { type EarlierSearch, type OpeningEvent, readAllOpenings } from "../../src/chain/history.ts";
import type { Context } from "../setting/context.ts";

/** The newest blocks may still be replaced: what was found in so many of them is searched for again. */
const UNSETTLED_BLOCKS = 64n;
/** Milliseconds between two notes of how far a search has come; one that is done before leaves none. */
const NOTE = 1_000;

/** Where a campaign was opened. */
interface Place {
  readonly campaign: string;
  readonly block: string;
}

/**
 * All campaigns that were opened, or those of a brand. With a node that gives few blocks at once the search takes long:
 * the state keeps how far it came, and the next command goes on from there. Throws `DecdpError` if the node has
 * forgotten some.
 */
export async function campaignsOpened(context: Context, brand?: Address): Promise<OpeningEvent[]> {
  const { reader, deployment, network } = context;
  const key = brand?.toLowerCase() ?? "";
  const earlier = await earlierSearch(context, key);
  return readAllOpenings(reader, deployment, {
    ...(brand && { brand }),
    ...(earlier && { earlier }),
    fromBlock: network.firstBlock,
    onProgress: keeping(context, key, earlier),
  });
}

/** What was found before; undefined if the chain does not show all of it any more. */
async function earlierSearch({ state, reader, deployment }: Context, key: string) {
  const row = state.first("SELECT read_to, found FROM searches WHERE brand = ?", key);
  if (row === undefined) return undefined;
  const openings: OpeningEvent[] = [];
  for (const { campaign, block } of JSON.parse(row.found as string) as Place[]) {
    const range = { campaign: BigInt(campaign), fromBlock: BigInt(block), toBlock: BigInt(block) };
    const [opening] = await readCampaignsOpened(reader, deployment, range);
    if (opening === undefined) return undefined;
    openings.push(opening);
  }
  return { openings, readTo: BigInt(row.read_to as string) };
}

/** Shows how far a search has come, and keeps it from time to time. */
function keeping({ state, dryRun, onProgress }: Context, key: string, earlier: EarlierSearch | undefined) {
  const places = (earlier?.openings ?? []).map(placeOf);
  let noted = Date.now();
  return async (progress: EventProgress) => {
    onProgress(progress);
    const { readTo, toBlock, found } = progress;
    if (readTo + UNSETTLED_BLOCKS > toBlock) return;
    for (const event of found) places.push(placeOf(event as OpeningEvent));
    if (dryRun || Date.now() - noted < NOTE) return;
    noted = Date.now();
    await state.transaction((writer) =>
      writer.change(
        "INSERT OR REPLACE INTO searches VALUES (?, ?, ?)",
        key,
        `${readTo}`,
        JSON.stringify(places),
      ),
    );
  };
}

function placeOf({ campaign, blockNumber }: OpeningEvent): Place {
  return { campaign: `${campaign}`, block: `${blockNumber}` };
}
