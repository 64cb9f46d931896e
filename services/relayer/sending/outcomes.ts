import type { TransactionReceipt } from "viem";
import { batchOutcomes } from "../../../src/chain/batchOutcomes.ts";
import { answerId } from "../http/messages.ts";
import type { Relayer } from "../relayer.ts";
import { findItems, type ItemOutcome, type Work } from "../store/ledger.ts";

/** What a successful transaction came to for each item of its work. */
export async function outcomesOf(
  { database, deployment, metrics }: Relayer,
  work: Work,
  receipt: TransactionReceipt,
): Promise<ItemOutcome[]> {
  const items = await findItems(database.query, work);
  if (work.kind !== "answers") {
    // A call that fails makes the whole transaction revert.
    return items.map(({ id }) => ({ id, state: "settled", reason: null }));
  }
  const own = new Set(items.map(({ id }) => id));
  const events = batchOutcomes(deployment.campaigns, receipt.logs);
  return events.flatMap(({ skipped, refusal, ...key }) => {
    const id = answerId(deployment, key);
    if (!own.has(id)) return [];
    const state = skipped === undefined ? "settled" : "skipped";
    const reason = skipped === undefined ? null : (refusal?.reason ?? skipped);
    metrics.answers.inc({ state, reason: reason ?? "" });
    return [{ id, state, reason }];
  });
}
