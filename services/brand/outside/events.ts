import type { Offer } from "../../../src/brand/decision/offer.ts";
import type { WebhookType } from "../../../src/brand/webhooks/event.ts";
import type { Change, ChangeKind } from "../store/records/changes.ts";

/** What a change means outside. */
export interface OutsideEvent {
  readonly type: WebhookType;
  readonly campaigns: readonly bigint[];
  /** Unix seconds. */
  readonly at: number;
}

/** Of the changes that mean something outside; an answer's way onto the chain does not. */
const types: Partial<Record<ChangeKind, WebhookType>> = {
  consented: "consent.given",
  withdrawn: "consent.withdrawn",
  answered: "segment.known",
  unsettled: "segment.ended",
  refused: "segment.ended",
  expired: "segment.ended",
  unlinked: "segment.ended",
  erased: "customer.erased",
};

/** What overtakes everything else. */
const urgent: readonly ChangeKind[] = ["withdrawn", "unlinked", "refused", "erased"];

export function isUrgent({ kind }: Change): boolean {
  return urgent.includes(kind);
}

/** What a change means to a webhook that hears of some campaigns, or of all; undefined if nothing. */
export function eventOf(
  { kind, at, campaign, terms }: Change,
  offers: readonly Offer[],
  heard: readonly bigint[] | undefined,
): OutsideEvent | undefined {
  const type = types[kind];
  if (type === undefined) return undefined;
  const about = campaign === undefined ? campaignsUnder(offers, terms) : [campaign];
  const campaigns = about.filter((one) => heard === undefined || heard.includes(one));
  // An erasure is about everything, also where no campaign is left.
  if (campaigns.length === 0 && type !== "customer.erased") return undefined;
  return { type, campaigns, at: Math.floor(at / 1000) };
}

/** Whether a change can change what an audience may have of the customer. */
export function changesAudience({ kind }: Change): boolean {
  return kind === "linked" || types[kind] !== undefined;
}

function campaignsUnder(offers: readonly Offer[], terms: string | undefined): bigint[] {
  const under = terms === undefined ? offers : offers.filter((offer) => offer.terms === terms);
  return under.map(({ campaign }) => campaign);
}
