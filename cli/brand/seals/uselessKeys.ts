import type { Address } from "viem";
import type { CampaignState } from "../../../src/chain/actions/campaignState.ts";
import { readConsent } from "../../../src/chain/actions/consent.ts";
import { scopeOf } from "../../../src/chain/scope.ts";
import type { Context } from "../../setting/context.ts";
import { isUnreadable, readRow, type Unreadable } from "../../setting/rows.ts";
import { type SealKeyPlace, sealKeysOf } from "./sealKeys.ts";

/** What may not be kept any more, and customers of whom the node does not say it. */
export interface UselessKeys {
  readonly places: readonly SealKeyPlace[];
  readonly unchecked: readonly (Unreadable & { readonly subject: Address })[];
}

/**
 * Seal keys of a campaign that may not be kept any more although no settled answer says so: of customers whose consent
 * does not count, and of periods that are over for as long as the terms keep an answer. An answer that a brand was given
 * and never settled can be read with such a key, too.
 *
 * @param retention Seconds for which an answer may be kept.
 */
export async function uselessKeys(
  context: Context,
  campaign: bigint,
  {
    state,
    retention,
    now,
  }: { readonly state: CampaignState; readonly retention: number; readonly now: number },
): Promise<UselessKeys> {
  const { reader, deployment } = context;
  const { openedAt, periodLength, currentPeriod, terms } = state;
  const periods = Array.from({ length: currentPeriod + 1 }, (_, period) => period);
  const endOf = (period: number) =>
    periodLength === 0 ? Number.POSITIVE_INFINITY : openedAt + (period + 1) * periodLength;
  const ends = new Map(periods.map((period) => [scopeOf(deployment, campaign, period), endOf(period)]));
  const kept = sealKeysOf(context.state, { scopes: new Set(ends.keys()) });
  const isLive = new Map<Address, boolean>();
  const unchecked = [];
  for (const subject of new Set(kept.map((place) => place.subject))) {
    const consent = await readRow(() => readConsent(reader, deployment, { subject, terms }));
    if (isUnreadable(consent)) unchecked.push({ subject, ...consent });
    // A key that is destroyed does not come back: for that it takes the chain's word.
    isLive.set(subject, isUnreadable(consent) || consent.isLive);
  }
  const places = kept.filter(
    ({ scope, subject }) => !isLive.get(subject) || ends.get(scope)! + retention <= now,
  );
  return { places, unchecked };
}
