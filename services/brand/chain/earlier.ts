import type { Brand } from "../brand.ts";
import { type KnownCampaign, noteReading } from "../store/records/campaigns.ts";
import { appendChanges } from "../store/records/changes.ts";
import { applyRange } from "./applyRange.ts";
import { blockOfTerms, readFigures, requireSums } from "./completeness.ts";
import { readRange } from "./readRange.ts";

/** Blocks that are read and taken in at once. */
const SPAN = 10_000n;

/**
 * Reads what blocks up to `last` say of a campaign that is new here, or of all where everything is read again: consents may
 * be older than the campaign. When all is there, the campaign is followed with the others. An interrupted reading goes on
 * where it was.
 */
export async function readEarlier(brand: Brand, campaign: KnownCampaign, last: bigint): Promise<void> {
  const { readTo } = campaign;
  const fromBlock = readTo === undefined ? await blockOfTerms(brand, campaign) : readTo + 1n;
  const toBlock = last - fromBlock >= SPAN ? fromBlock + SPAN - 1n : last;
  const content =
    fromBlock <= toBlock ? await readRange(brand, [campaign], { fromBlock, toBlock }) : undefined;
  const isFollowed = toBlock >= last;
  const figures = isFollowed ? await readFigures(brand, [campaign], last) : [];
  const now = await brand.now();
  await brand.database.transaction(async (query) => {
    const changes = content ? await applyRange(brand, query, { campaigns: [campaign], content, now }) : [];
    await requireSums(query, figures);
    await noteReading(query, campaign.campaign, { readTo: toBlock, isFollowed });
    await appendChanges(query, changes);
  });
}
