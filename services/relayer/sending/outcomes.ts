import type { TransactionReceipt } from "viem";
import { deliveryOutcomes } from "../../../src/chain/actions/delivery.ts";
import { batchOutcomes } from "../../../src/chain/batchOutcomes.ts";
import { isConsentOnItsWay, WITHOUT_CONSENT } from "../consentsOnTheirWay.ts";
import { answerId } from "../http/messages.ts";
import type { Relayer } from "../relayer.ts";
import { findItems, type ItemOutcome, type Work } from "../store/ledger.ts";
import { findLandingOf } from "./refusing.ts";
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

async function answerOutcomes(
  relayer: Relayer,
  items: readonly string[],
  receipt: TransactionReceipt,
): Promise<ItemOutcome[]> {
  const { deployment, metrics } = relayer;
  const own = new Set(items);
  const events = batchOutcomes(deployment.campaigns, receipt.logs);
  const outcomes = await Promise.all(
    events.map(async ({ skipped, refusal, ...key }): Promise<ItemOutcome> => {
      const id = answerId(deployment, key);
      if (skipped === undefined || !own.has(id)) return { id, state: "settled", reason: null };
      // The customer may have sent it as well, and been first.
      const landing = await findLandingOf(relayer, "answer", id, receipt.blockNumber);
      if (landing !== undefined) return { id, state: "settled", reason: null, ...landing };
      const reason = refusal?.reason ?? skipped;
      const isEarly = reason === WITHOUT_CONSENT && (await isConsentOnItsWay(relayer, key));
      return { id, state: isEarly ? "failed" : "skipped", reason };
    }),
  );
  const known = outcomes.filter(({ id }) => own.has(id));
  for (const { state, reason } of known) metrics.answers.inc({ state, reason: reason ?? "" });
  return known;
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
