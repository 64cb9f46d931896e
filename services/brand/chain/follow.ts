import { getBlock } from "viem/actions";
import { explained } from "../../../src/chain/transact.ts";
import type { Brand } from "../brand.ts";
import type { Notes } from "../notes.ts";
import { forgetBlocksAfter, keepBlock, lastBlocks, type ReadBlock } from "../store/chain/blocks.ts";
import { forgetFinal } from "../store/exchange/submissions.ts";
import { allCampaigns, type KnownCampaign, readAgain } from "../store/records/campaigns.ts";
import { appendChanges } from "../store/records/changes.ts";
import { applyRange } from "./applyRange.ts";
import { IncompleteChainError, readFigures, requireMemory, requireSums } from "./completeness.ts";
import { readEarlier } from "./earlier.ts";
import { readRange } from "./readRange.ts";
import { compareBlock, rewind } from "./rewind.ts";

/** Blocks that are read and taken in at once. */
const SPAN = 10_000n;
/** After so many blocks the node has to show that it has not forgotten those between. */
const GAP = 64n;
/** Milliseconds after which events are compared with the contract's figures again. */
const CHECK_AGAIN = 60_000;

/** Follows the chain for the brand's campaigns. One process of a service does so at a time. */
export interface ChainFollower {
  /** Reads on, or back where blocks were replaced. Returns whether there is more to read. */
  step(): Promise<boolean>;
}

export function createFollower(brand: Brand, notes: Notes): ChainFollower {
  // Nothing is taken from a node that was not seen to have it, so the first step checks.
  let checked: { readonly block: bigint; readonly at: number } | undefined;
  const isCheckDue = () => checked === undefined || Date.now() - checked.at > CHECK_AGAIN;

  /** Reads the blocks after `last`. */
  const readOn = async (last: ReadBlock, head: bigint, campaigns: readonly KnownCampaign[]) => {
    const fromBlock = last.number + 1n;
    const toBlock = head - last.number > SPAN ? last.number + SPAN : head;
    const isLong = head - last.number > GAP;
    const isFirst = checked === undefined;
    if (campaigns.length > 0 && (isLong || isFirst)) await requireMemory(brand, campaigns, last.number);
    const end = await blockAt(brand, toBlock);
    const content = await readRange(brand, campaigns, { fromBlock, toBlock });
    const isCheck = toBlock === head && (isLong || isCheckDue());
    const figures = isCheck ? await readFigures(brand, campaigns, toBlock) : [];
    // Replaced while it was read: it is read again.
    if ((await compareBlock(brand, end)) !== "same") return true;
    const now = await brand.now();
    await brand.database.transaction(async (query) => {
      const changes = await applyRange(brand, query, { campaigns, content, now });
      await requireSums(query, figures);
      await keepBlock(query, end);
      await appendChanges(query, changes);
    });
    if (isCheck) checked = { block: toBlock, at: Date.now() };
    brand.metrics.block.set(Number(toBlock));
    return toBlock < head;
  };

  /** Since when the node has been behind, Unix milliseconds. */
  let behindSince: number | undefined;
  const isBehind = (head: ReadBlock, last: ReadBlock) => {
    behindSince = head.number < last.number ? (behindSince ?? Date.now()) : undefined;
    return behindSince !== undefined && Date.now() - behindSince < brand.policy.largestLag;
  };

  const stepOn = async () => {
    const { query } = brand.database;
    const campaigns = await allCampaigns(query);
    if (campaigns.length === 0) return false;
    const head = await blockAt(brand);
    const [last] = await lastBlocks(query, 1);
    if (last === undefined) {
      await readAgain(query);
      await keepBlock(query, head);
      return true;
    }
    // Of several nodes behind one address, one may be slower.
    if (isBehind(head, last)) return false;
    if ((await compareBlock(brand, last)) !== "same") {
      await rewind(brand);
      return true;
    }
    const followed = campaigns.filter(({ isFollowed }) => isFollowed);
    if (head.number > last.number && (await readOn(last, head.number, followed))) return true;
    await forgetFinal(query, head.number - BigInt(brand.policy.confirmations) + 1n);
    const next = campaigns.find(({ isFollowed }) => !isFollowed);
    if (next === undefined) return false;
    const [end] = await lastBlocks(query, 1);
    await readEarlier(brand, next, end!.number);
    return true;
  };

  return {
    async step() {
      try {
        const isMore = await stepOn();
        notes.incomplete = undefined;
        return isMore;
      } catch (error) {
        if (error instanceof IncompleteChainError) {
          notes.incomplete = error.message;
          // What was taken in since the last check may have gaps: it is read again.
          await forgetBlocksAfter(brand.database.query, checked?.block ?? -1n);
          checked = undefined;
        }
        throw error;
      }
    },
  };
}

async function blockAt({ client }: Pick<Brand, "client">, number?: bigint): Promise<ReadBlock> {
  const which = number === undefined ? ({ blockTag: "latest" } as const) : { blockNumber: number };
  const block = await explained(() => getBlock(client, which));
  return { number: block.number!, hash: block.hash!, time: Number(block.timestamp) };
}
