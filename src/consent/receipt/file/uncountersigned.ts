import * as z from "zod/v4";
import { toFileText } from "../../../format/reading/json.ts";
import { type Reader, readShape } from "../../../format/reading/reading.ts";
import { parseStrictJson } from "../../../format/reading/strictJson.ts";
import { receiptLimits, signedContentFields, type UncountersignedReceipt } from "./receipt.ts";

const FORMAT = "decdp-receipt-to-countersign-1";

const shape = z.strictObject({ format: z.literal(FORMAT), ...signedContentFields });

/**
 * Reads a receipt that a customer asks its brand to countersign, as `Reader` describes; a text must name each field once.
 * Does not check what it says.
 */
export const readUncountersignedReceipt: Reader<UncountersignedReceipt> = (
  content,
  name = "The receipt to countersign",
) => {
  const value = typeof content === "string" ? parseStrictJson(content, name, receiptLimits) : content;
  const { format: _, ...receipt } = readShape(shape, value, name);
  return receipt as unknown as UncountersignedReceipt;
};

/** The message in which a customer asks for a countersignature. */
export function writeUncountersignedReceipt(receipt: UncountersignedReceipt): string {
  const { facts, terms, shown, receipt: document, signature: signed } = receipt;
  return toFileText({ format: FORMAT, facts, terms, shown, receipt: document, signature: signed });
}
