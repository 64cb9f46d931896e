import { isTransfer } from "../../consent/terms/places.ts";
import { secondsOf } from "../../consent/terms/shape.ts";
import type { Terms } from "../../consent/terms/terms.ts";
import type { Partner } from "./partnerTerms.ts";

/** What speaks for a partner or against it. */
export interface PartnerReason {
  readonly speaks: "for" | "against";
  readonly sentence: string;
}

/** A partner with what a brand should know before it asks customers. */
export interface PartnerAdvice {
  readonly partner: Partner;
  /** Whether nothing speaks against it. */
  readonly suits: boolean;
  readonly reasons: readonly PartnerReason[];
}

/** How a partner behaved so far. */
export interface PartnerHistory {
  /** Stops that it acknowledged, and those of them that came later than it says. */
  readonly stops: number;
  readonly lateStops: number;
}

/**
 * Partners to pick from, those that suit first and in the given order otherwise, each with its reasons. Reasons are about
 * what customers are promised; what a partner is worth the brand knows itself.
 *
 * @param campaign The terms of the campaign whose segment is handed over.
 * @param histories By the partner's name.
 */
export function advisePartners(
  campaign: Terms,
  partners: readonly Partner[],
  histories: Readonly<Record<string, PartnerHistory>> = {},
): PartnerAdvice[] {
  const advice = partners.map((partner) => {
    const reasons = reasonsFor(campaign, partner, histories[partner.party.name]);
    return { partner, suits: reasons.every(({ speaks }) => speaks === "for"), reasons };
  });
  return [...advice.filter(({ suits }) => suits), ...advice.filter(({ suits }) => !suits)];
}

function reasonsFor(
  campaign: Terms,
  { places, retention, stopsWithin, adds }: Partner,
  history: PartnerHistory | undefined,
): PartnerReason[] {
  const abroad = places.filter(isTransfer).map(({ place }) => place);
  const unprotected = places.some((place) => isTransfer(place) && place.safeguard === undefined);
  const keepsLonger = secondsOf(retention) > secondsOf(campaign.retention);
  const stopsLater = secondsOf(stopsWithin) > secondsOf(campaign.withdrawal.within);
  return [
    { speaks: "for", sentence: adds },
    abroad.length === 0
      ? { speaks: "for", sentence: "It stores within the European Economic Area." }
      : {
          speaks: "against",
          sentence: `It stores in ${abroad.join(", ")}${unprotected ? " without a safeguard" : ""}, outside of the European Economic Area.`,
        },
    keepsLonger
      ? {
          speaks: "against",
          sentence: `It keeps the group for ${retention}, longer than the ${campaign.retention} that you promise.`,
        }
      : { speaks: "for", sentence: `It keeps the group for ${retention}, no longer than you.` },
    stopsLater
      ? {
          speaks: "against",
          sentence: `It stops within ${stopsWithin}, later than the ${campaign.withdrawal.within} that you promise.`,
        }
      : { speaks: "for", sentence: `It stops within ${stopsWithin} of a withdrawal.` },
    ...ofHistory(history),
  ];
}

function ofHistory(history: PartnerHistory | undefined): PartnerReason[] {
  if (history === undefined || history.stops === 0) return [];
  const { stops, lateStops } = history;
  return [
    lateStops === 0
      ? { speaks: "for", sentence: `It stopped in time ${stops} of ${stops} times.` }
      : { speaks: "against", sentence: `It stopped too late ${lateStops} of ${stops} times.` },
  ];
}
