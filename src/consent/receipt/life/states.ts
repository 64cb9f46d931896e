import type { CompactName } from "../../dpv/namespaces.ts";

/** Who can bring an event of a consent's life about. */
export const parties = ["subject", "brand", "authority"] as const;
export type Party = (typeof parties)[number];

/** The event on chain that a receipt is bound to. */
export type BoundTo = "TermsPublished" | "ConsentGiven" | "ConsentWithdrawn";

/** How long an event counts: until a time that it names, until an answer, or until another consent. */
export type Lasting = "time" | "answer" | "consent";

/** One event of the life of a consent. */
export interface LifeState {
  /** What the Data Privacy Vocabulary calls it. */
  readonly term: CompactName;
  readonly parties: readonly Party[];
  readonly boundTo: BoundTo;
  readonly lasts: Lasting;
  /** What can follow. */
  readonly next: readonly LifeEvent[];
  /** What it means, for people. */
  readonly words: string;
}

export const lifeEvents = [
  "shown",
  "deferred",
  "refused",
  "given",
  "renewed",
  "expired",
  "withdrawn",
  "revoked",
  "invalidated",
] as const;
export type LifeEvent = (typeof lifeEvents)[number];

const ends = ["renewed", "expired", "withdrawn", "revoked", "invalidated"] as const;

/** Every event of the life of a consent: each leaves a receipt. The picture in docs/consent.md is drawn from this. */
export const lifeStates: Readonly<Record<LifeEvent, LifeState>> = {
  shown: {
    term: "dpv:ConsentRequested",
    parties: ["brand"],
    boundTo: "TermsPublished",
    lasts: "answer",
    next: ["shown", "deferred", "refused", "given"],
    words: "The customer, or software that decides for the customer, was shown the terms in words.",
  },
  deferred: {
    term: "dpv:ConsentRequestDeferred",
    parties: ["subject"],
    boundTo: "TermsPublished",
    lasts: "time",
    next: ["shown", "refused", "given"],
    words: "The customer decides later, and is left alone until then.",
  },
  refused: {
    term: "dpv:ConsentRefused",
    parties: ["subject"],
    boundTo: "TermsPublished",
    lasts: "consent",
    next: ["shown", "given"],
    words: "The customer said no.",
  },
  given: {
    term: "dpv:ConsentGiven",
    parties: ["subject"],
    boundTo: "ConsentGiven",
    lasts: "time",
    next: ends,
    words: "The customer said yes, until a date.",
  },
  renewed: {
    term: "dpv:RenewedConsentGiven",
    parties: ["subject"],
    boundTo: "ConsentGiven",
    lasts: "time",
    next: ends,
    words: "The customer said yes again, to the same terms.",
  },
  expired: {
    term: "dpv:ConsentExpired",
    parties: ["subject"],
    boundTo: "ConsentGiven",
    lasts: "consent",
    next: ["shown", "given"],
    words: "The date that the customer had set is past.",
  },
  withdrawn: {
    term: "dpv:ConsentWithdrawn",
    parties: ["subject"],
    boundTo: "ConsentWithdrawn",
    lasts: "consent",
    next: ["shown", "given"],
    words: "The customer stopped it.",
  },
  revoked: {
    term: "dpv:ConsentRevoked",
    parties: ["brand"],
    boundTo: "ConsentGiven",
    lasts: "consent",
    next: ["shown", "given", "withdrawn"],
    words: "The brand gave it up.",
  },
  invalidated: {
    term: "dpv:ConsentInvalidated",
    parties: ["brand", "authority"],
    boundTo: "ConsentGiven",
    lasts: "consent",
    next: ["shown", "given", "withdrawn"],
    words: "It was found not to be valid, for instance because something was asked that was not allowed.",
  },
};

/** Whether an event can follow another one; undefined stands for the beginning. */
export function canFollow(event: LifeEvent, previous: LifeEvent | undefined): boolean {
  if (previous === undefined) return lifeStates.shown.next.includes(event);
  return lifeStates[previous].next.includes(event);
}
