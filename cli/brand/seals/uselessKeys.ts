import type { Address } from "viem";
import type { CampaignState } from "../../../src/chain/actions/campaignState.ts";
import { readConsent } from "../../../src/chain/actions/consent.ts";
import { scopeOf } from "../../../src/chain/scope.ts";
import type { Context } from "../../setting/context.ts";
import { type SealKeyPlace, sealKeysOf } from "./sealKeys.ts";

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
): Promise<SealKeyPlace[]> {
  const { reader, deployment } = context;
  const { openedAt, periodLength, currentPeriod, terms } = state;
  const periods = Array.from({ length: currentPeriod + 1 }, (_, period) => period);
  const endOf = (period: number) =>
    periodLength === 0 ? Number.POSITIVE_INFINITY : openedAt + (period + 1) * periodLength;
  const ends = new Map(periods.map((period) => [scopeOf(deployment, campaign, period), endOf(period)]));
  const kept = sealKeysOf(context.state, { scopes: new Set(ends.keys()) });
  const isLive = new Map<Address, boolean>();
  for (const subject of new Set(kept.map((place) => place.subject))) {
    isLive.set(subject, (await readConsent(reader, deployment, { subject, terms })).isLive);
  }
  return kept.filter(({ scope, subject }) => !isLive.get(subject) || ends.get(scope)! + retention <= now);
}
