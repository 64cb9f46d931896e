import type { TransactionReceipt } from "viem";
import { deliveryOutcomes } from "../../../src/chain/actions/delivery.ts";
import { batchOutcomes } from "../../../src/chain/batchOutcomes.ts";
import { answerId } from "../http/messages.ts";
import type { Relayer } from "../relayer.ts";
import { findItems, type ItemOutcome, type Work } from "../store/ledger.ts";
import { deliveryFailure } from "./simulation.ts";

/** What a successful transaction came to for each item of its work. */
export async function outcomesOf(
  relayer: Relayer,
  work: Work,
  receipt: TransactionReceipt,
): Promise<ItemOutcome[]> {
  const items = await findItems(relayer.database.query, work);
  return work.kind === "answers"
    ? answerOutcomes(relayer, items, receipt)
    : messageOutcomes(relayer, items, receipt);
}

function answerOutcomes(
  { deployment, metrics }: Relayer,
  items: readonly string[],
  receipt: TransactionReceipt,
): ItemOutcome[] {
  const own = new Set(items);
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

function messageOutcomes(
  { deployment }: Relayer,
  items: readonly string[],
  receipt: TransactionReceipt,
): ItemOutcome[] {
  const outcomes = deliveryOutcomes(deployment, items.length, receipt.logs);
  return items.map((id, place) => {
    const outcome = outcomes[place]!;
    if (outcome.delivered) return { id, state: "settled", reason: null };
    return { id, state: "failed", reason: deliveryFailure(outcome.selector) };
  });
}
