import { decideContent } from "../../../src/brand/decision/decide.ts";
import type { PersonalDecision } from "../../../src/brand/decision/decision.ts";
import type { Offer } from "../../../src/brand/decision/offer.ts";
import { isLive } from "../../../src/brand/recordRules.ts";
import type { Query } from "../../shared/database/database.ts";
import { decisionRow } from "../store/records/decisions.ts";

/**
 * The segments of a customer that may be known outside at this moment, Unix seconds. What has a frequency cap is not among
 * them: outside, nobody counts.
 */
export async function knownNow(
  query: Query,
  customerId: string,
  offers: readonly Offer[],
  now: number,
): Promise<PersonalDecision[]> {
  const known: PersonalDecision[] = [];
  for (const offer of offers.filter(({ frequencyCap }) => frequencyCap === undefined)) {
    const { campaign } = offer;
    const row = await decisionRow(query, { customerId, campaign, now });
    if (row === undefined) continue;
    const record = {
      consents: row.campaigns.map(({ consent }) => consent),
      answers: row.campaigns.flatMap(({ answer }) => answer ?? []),
    };
    // Whoever sends messages by the segment keeps the hours by itself.
    const offers = [{ ...offer, quietHours: undefined }];
    const decision = decideContent({ record, offers, shown: [], now });
    if (decision.content === "personal") known.push(decision);
  }
  return known;
}

/** The campaigns to whose terms a customer's consent is live at this moment, Unix seconds. */
export async function consentedNow(
  query: Query,
  customerId: string,
  offers: readonly Offer[],
  now: number,
): Promise<bigint[]> {
  const consented: bigint[] = [];
  for (const { campaign } of offers) {
    const row = await decisionRow(query, { customerId, campaign, now });
    if (row?.campaigns.some(({ consent }) => isLive(consent, now))) consented.push(campaign);
  }
  return consented;
}
