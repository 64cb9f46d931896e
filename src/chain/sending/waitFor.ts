import type { Hash, TransactionReceipt } from "viem";
import { waitForTransactionReceipt } from "viem/actions";
import { DecdpError } from "../../errors.ts";
import { explainChainError } from "../errors.ts";
import type { ReadingClient } from "./clients.ts";

/** How long to wait for a transaction, milliseconds, and what to do if that is too short. */
export interface Waiting {
  readonly patience: number;
  readonly hint: string;
}

const usual: Waiting = {
  patience: 180_000,
  hint: "Look it up by its hash before you send anything again: it may still take effect.",
};

/**
 * The receipt of a transaction that was sent. A wallet may replace it with the same one at another price, or with
 * something else. Throws `DecdpError` that names the transaction if it is cancelled, or not in a block in time.
 */
export async function waitFor(
  client: ReadingClient,
  hash: Hash,
  { patience, hint }: Waiting = usual,
): Promise<TransactionReceipt> {
  let replacement: "cancelled" | "replaced" | undefined;
  const receipt = await waitForTransactionReceipt(client, {
    hash,
    timeout: patience,
    onReplaced: ({ reason }) => {
      if (reason !== "repriced") replacement = reason;
    },
  }).catch((cause) => {
    throw stillUnknown(hash, { patience, hint }, cause);
  });
  if (replacement === undefined) return receipt;
  throw new DecdpError(`The transaction ${hash} was ${replacement} in the wallet.`, {
    details: { hash, replacedBy: receipt.transactionHash },
    hint: "Nothing was done. Try again if that was not intended.",
  });
}

/** That a transaction was sent, and that nobody knows yet what came of it. */
export function stillUnknown(hash: Hash, { patience, hint }: Waiting, cause: unknown): DecdpError {
  const isLate = (cause as Error).name === "WaitForTransactionReceiptTimeoutError";
  const problem = isLate
    ? `is not in a block after ${patience / 1000} seconds.`
    : `may take effect, but nothing is known of it: ${explainChainError(cause).shortMessage}`;
  return new DecdpError(`The transaction ${hash} was sent and ${problem}`, {
    cause,
    details: { hash },
    hint,
  });
}
