import type { ReadingClient } from "../../../chain/transact.ts";
import { type Receipt, readReceipt } from "../file/receipt.ts";
import { chainLines } from "./chainLines.ts";
import { contentLines } from "./content.ts";
import { signatureLines } from "./signatures.ts";
import { fails, holds, type Verdict, verdictOf } from "./verdict.ts";

/**
 * Whether a receipt holds, line by line, without a word from the brand: its form, what it says, who signed it, and what
 * the chain has of it. Never throws for what a receipt says; throws `DecdpError` if the node does not answer.
 *
 * @param client A node of the receipt's chain; undefined leaves out what only the chain can tell, and accounts that are
 * contracts count as not having signed.
 * @param content Text of the file, or its parsed JSON.
 * @param now Unix seconds.
 */
export async function verifyReceipt(
  client: ReadingClient | undefined,
  content: unknown,
  now: number,
): Promise<Verdict> {
  let receipt: Receipt;
  try {
    receipt = readReceipt(content);
  } catch (error) {
    return verdictOf([fails("schema", (error as Error).message)]);
  }
  return verdictOf([
    holds("schema", "The file has every field of a receipt and no other."),
    ...contentLines(receipt, now),
    ...(await signatureLines(client, receipt)),
    ...(client ? await chainLines(client, receipt) : []),
  ]);
}
