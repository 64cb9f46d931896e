import type { RefusalReason } from "../../../src/chain/refusals.ts";
import type { Outcome, Submission } from "../store/exchange/submissions.ts";

/** Seconds after which an answer that could not be settled for now is tried again. */
const WAIT = 600;
/** How often. */
const MOST_TRIES = 144;
/** Seconds after which one that was in a block, and that no block shows, is sent again. */
export const LOST_AFTER = 900;

/** What may be otherwise later: money comes in, a new period begins, or the consent gets into a block. */
const passing: readonly string[] = ["BudgetExhausted", "PeriodBudgetExhausted", "ConsentNotLive"];

/**
 * What becomes of an answer in a batch.
 *
 * @param reason Why it was skipped; "Others" if another subject's answer is settled under its nullifier, "Again" if it is
 * settled by itself.
 */
export function outcomeOf(
  { campaign, nullifier, tries }: Pick<Submission, "campaign" | "nullifier" | "tries">,
  reason: RefusalReason | "Others" | "Again" | undefined,
  now: number,
): Outcome {
  const place = { campaign, nullifier };
  // Somebody else was quicker, such as the customer through a relayer.
  if (reason === undefined || reason === "NullifierSpent") {
    return { ...place, became: "sent", notBefore: now + LOST_AFTER };
  }
  if (reason === "Again") return { ...place, became: "queued", notBefore: now };
  if (passing.includes(reason) && tries < MOST_TRIES) {
    return { ...place, became: "queued", notBefore: now + WAIT };
  }
  return { ...place, became: "refused" };
}
