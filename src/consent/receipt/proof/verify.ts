import { type Address, isAddressEqual } from "viem";
import type { ReadingClient } from "../../../chain/transact.ts";
import { toJson } from "../../../format/reading/json.ts";
import { type Receipt, readReceipt } from "../file/receipt.ts";
import { chainLines } from "./chainLines.ts";
import { contentLines } from "./content.ts";
import { signatureLines } from "./signatures.ts";
import { fails, holds, type ReceiptVerdict, type VerdictLine, verdictOf } from "./verdict.ts";

/**
 * Whether a receipt holds, line by line, without a word from the brand: its form, what it says, who signed it, and what
 * the chain has of it. Never throws for what a receipt says; throws `DecdpError` if the node does not answer.
 *
 * @param client A node of the receipt's chain; undefined leaves out what only the chain can tell, and accounts that are
 * contracts count as not having signed.
 * @param content Text of the file, or its parsed JSON.
 * @param given.now Unix seconds.
 * @param given.registry The `ConsentRegistry` that the verifier trusts; without it, whether to trust the one that the
 * receipt names is left to whoever reads the verdict.
 */
export async function verifyReceipt(
  client: ReadingClient | undefined,
  content: unknown,
  { now, registry }: { readonly now: number; readonly registry?: Address | undefined },
): Promise<ReceiptVerdict> {
  let receipt: Receipt;
  try {
    // Parsed JSON has to keep to the same limits as a text.
    receipt = readReceipt(typeof content === "string" ? content : toJson(content));
  } catch (error) {
    return verdictOf([fails("schema", (error as Error).message)]);
  }
  return verdictOf([
    schemaLine(receipt, registry),
    ...contentLines(receipt, now),
    ...(await signatureLines(client, receipt)),
    ...(client ? await chainLines(client, receipt) : []),
  ]);
}

function schemaLine({ facts: { contract, chainId } }: Receipt, registry: Address | undefined): VerdictLine {
  if (registry !== undefined && !isAddressEqual(contract, registry)) {
    return fails("schema", `It is about the registry ${contract}, not ${registry}.`);
  }
  return holds("schema", `Every field of a receipt, of the registry ${contract} on chain ${chainId}.`);
}
