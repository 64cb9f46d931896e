import type { KeptReceipt } from "../../../../src/agent/memory/keptReceipt.ts";
import { writeReceipts } from "../../../../src/consent/receipt/export/receipts.ts";
import { readReceipt } from "../../../../src/consent/receipt/file/receipt.ts";

/** The file of receipts that are complete, and how many others there are. */
export function receiptsFile(kept: readonly KeptReceipt[]): {
  readonly text: string;
  readonly missing: number;
} {
  const receipts = kept.filter(({ isComplete }) => isComplete).map(({ text }) => readReceipt(text));
  const text = writeReceipts({ exportedAt: Math.floor(Date.now() / 1000), receipts });
  return { text, missing: kept.length - receipts.length };
}
