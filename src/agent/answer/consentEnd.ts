import { validAtFor } from "../../answer/input.ts";
import type { CampaignState } from "../../chain/actions/campaignState.ts";
import type { ConsentState } from "../../chain/actions/consent.ts";
import { SETTLING_TIME } from "../../chain/settlingTime.ts";
import { retentionOf } from "../../consent/terms/reading.ts";
import type { Terms } from "../../consent/terms/terms.ts";
import { LARGEST_TIME } from "../../credential/credential.ts";

/** Whether the consent on record counts until an answer that is made at `now`, Unix seconds, is settled. */
export function lastsToSettle(
  { isLive, until }: Pick<ConsentState, "isLive" | "until">,
  now: number,
): boolean {
  return isLive && until - now >= SETTLING_TIME;
}

/**
 * When a consent ends that is given for an answer at `now`, Unix seconds: the answer may wait to be settled, then the brand
 * may keep it for as long as the terms say, and nothing beyond.
 */
export function usualConsentEnd(
  terms: Pick<Terms, "retention">,
  { closesAt }: Pick<CampaignState, "closesAt">,
  now: number,
): number {
  const settledBy = Math.min(validAtFor(now), closesAt ?? Number.POSITIVE_INFINITY);
  return Math.min(settledBy + retentionOf(terms), LARGEST_TIME);
}
