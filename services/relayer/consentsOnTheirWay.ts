import type { Answer } from "../../src/answer/answer.ts";
import type { Relayer } from "./relayer.ts";
import { findPendingConsent } from "./store/queue.ts";

/** Why the contract refuses an answer without a live consent. */
export const WITHOUT_CONSENT = "ConsentNotLive";

/**
 * Whether the consent that an answer lacks may still be recorded: until its message has ended, it may wait anew, because
 * a withdrawal took its nonce, its block was given up or it failed once.
 */
export async function isConsentOnItsWay(
  { campaigns, database }: Relayer,
  { campaign, subject }: Pick<Answer, "campaign" | "subject">,
): Promise<boolean> {
  const { terms } = await campaigns.campaign(campaign);
  return (await findPendingConsent(database.query, { subject, terms })) !== undefined;
}
