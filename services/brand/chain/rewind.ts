import { getBlock } from "viem/actions";
import { isWithoutHistory } from "../../../src/chain/node/failures.ts";
import { explained } from "../../../src/chain/transact.ts";
import type { Brand } from "../brand.ts";
import { forgetBlocksAfter, lastBlocks, type ReadBlock } from "../store/chain/blocks.ts";
import { forgetEventsAfter } from "../store/chain/campaignEvents.ts";
import { unsettleAfter } from "../store/records/answers.ts";
import { appendChanges } from "../store/records/changes.ts";
import { unsayAfter } from "../store/records/consents.ts";

/** Blocks whose hashes are compared at most; what is older was final long ago. */
const DEEPEST = 1000;

/** What the node has at the place of a block: the same, another one, or none (yet). */
export async function compareBlock(
  { client }: Pick<Brand, "client">,
  { number, hash }: Pick<ReadBlock, "number" | "hash">,
): Promise<"same" | "other" | "none"> {
  try {
    const block = await getBlock(client, { blockNumber: number });
    return block.hash === hash ? "same" : "other";
  } catch (error) {
    if (isWithoutHistory(error)) return "none";
    return explained(() => Promise.reject(error));
  }
}

/**
 * Goes back to the last block that the chain still has of those that were read, and takes back what later ones said, in one
 * transaction. With no block in common, everything is read again.
 */
export async function rewind(brand: Pick<Brand, "client" | "database" | "metrics" | "log">): Promise<void> {
  const { database, metrics, log } = brand;
  const common = await commonBlock(brand);
  await database.transaction(async (query) => {
    const unsettled = await unsettleAfter(query, common);
    const unsaid = await unsayAfter(query, common);
    await forgetEventsAfter(query, common);
    await forgetBlocksAfter(query, common);
    await appendChanges(query, [...unsettled, ...unsaid]);
  });
  metrics.reorganisations.inc();
  log(`blocks after ${common} were replaced, and are read again`);
}

/** -1 if there is none. */
async function commonBlock(brand: Pick<Brand, "client" | "database">): Promise<bigint> {
  for (const block of await lastBlocks(brand.database.query, DEEPEST)) {
    if ((await compareBlock(brand, block)) === "same") return block.number;
  }
  return -1n;
}
