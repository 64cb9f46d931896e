import { liveThrough } from "../../../scripts/receipts/life.ts";
import { BEGIN, startLifeChain } from "../../../scripts/receipts/lifeChain.ts";
import type { Receipt } from "../../../src/consent/receipt/file/receipt.ts";

/** The receipts of a whole life, from a chain that is closed again. */
export async function receiptsOfLife(): Promise<Receipt[]> {
  const chain = await startLifeChain();
  try {
    return await liveThrough(chain, { begin: BEGIN });
  } finally {
    await chain.close();
  }
}
