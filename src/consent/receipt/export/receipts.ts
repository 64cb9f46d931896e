import * as z from "zod/v4";
import { time } from "../../../format/reading/fields.ts";
import { toFileText } from "../../../format/reading/json.ts";
import { type Reader, readShape } from "../../../format/reading/reading.ts";
import { parseStrictJson } from "../../../format/reading/strictJson.ts";
import { type Receipt, receiptLimits, receiptShape } from "../file/receipt.ts";

/** All receipts that somebody keeps, in one file: for a request for access (GDPR art. 15) and to take along (art. 20). */
export interface ReceiptExport {
  readonly format: "decdp-receipts-1";
  /** Unix seconds. */
  readonly exportedAt: number;
  readonly receipts: readonly Receipt[];
}

const MOST = 10_000;
const shape: z.ZodType<ReceiptExport> = z.strictObject({
  format: z.literal("decdp-receipts-1"),
  exportedAt: time,
  receipts: z.array(receiptShape).max(MOST),
});

/** As many characters as a hundred receipts of the largest size have. */
const limits = { length: 100 * receiptLimits.length, depth: receiptLimits.depth + 2 };

/** Reads an export, as `Reader` describes; a text must name each field once. Verify each receipt before you trust it. */
export const readReceipts: Reader<ReceiptExport> = (content, name = "The export") => {
  const value = typeof content === "string" ? parseStrictJson(content, name, limits) : content;
  return readShape(shape, value, name);
};

/** The file of an export. Throws `InvalidValueError` if a receipt is malformed. */
export function writeReceipts({ exportedAt, receipts }: Omit<ReceiptExport, "format">): string {
  return toFileText(readReceipts({ format: "decdp-receipts-1", exportedAt, receipts }));
}
