import { toCanonicalJson } from "../../format/reading/json.ts";
import { domainName } from "../brandDomain.ts";
import { type BrandTrace, tracesOf } from "../brandTraces.ts";
import type { RequestFacts } from "./facts.ts";
import { isAllowedBy, type Vocabulary } from "./vocabulary.ts";

/** What a consent was given for. */
export type ConsentScope = Pick<
  RequestFacts,
  "purpose" | "channel" | "level" | "categories" | "recipients" | "retention" | "uses"
>;

interface BrandEvent extends BrandTrace {
  /** Unix seconds. */
  readonly at: number;
}

/** Whether the customer acted, or software on the customer's behalf. */
export type Actor = "person" | "software";

export interface ConsentedEvent extends BrandEvent, ConsentScope {
  readonly kind: "consented";
  readonly by: Actor;
  /** When the consent ends, in Unix seconds. */
  readonly until: number;
}

export interface RefusedEvent extends BrandEvent {
  readonly kind: "refused";
  readonly by: Actor;
  readonly purpose: string;
}

export interface WithdrewEvent extends BrandEvent {
  readonly kind: "withdrew";
  readonly purpose: string;
}

export interface OtherEvent extends BrandEvent {
  readonly kind: "answered" | "brokePromise";
}

/** Something that happened between the customer and a brand. A history has them in any order. */
export type HistoryEvent = ConsentedEvent | RefusedEvent | WithdrewEvent | OtherEvent;

/** What has happened with the brand that asks. Whatever speaks against answering counts even if it is dated ahead. */
export interface BrandHistory {
  /** Consents to the purpose that the customer gave in person and that are neither over nor followed by a "no"; newest first. */
  readonly consents: readonly ConsentedEvent[];
  /** Time of the customer's last "no" to the purpose, unless a consent followed. */
  readonly refusedAt: number | undefined;
  /** Seconds since the customer first agreed to something of the brand. */
  readonly knownFor: number;
  /** Unix seconds. */
  readonly answeredAt: readonly number[];
  readonly brokenPromises: number;
}

export function historyWith(events: readonly HistoryEvent[], facts: RequestFacts): BrandHistory {
  // Of everybody who counts as this brand: whatever speaks against answering.
  const own = tracesOf(facts, events);
  // A yes is to the domain that asked. Under an ending that many share, the next one is somebody else.
  const given = own
    .filter((event) => event.kind === "consented")
    .filter(({ by, at, brand }) => by === "person" && at <= facts.now && isSameDomain(brand, facts.brand));
  const ofPurpose = own.filter((event) => "purpose" in event && event.purpose === facts.purpose);
  const withdrawnAt = latest(ofPurpose.filter(({ kind }) => kind === "withdrew"));
  const refusedAt = latest(ofPurpose.filter((event) => event.kind === "refused" && event.by === "person"));
  const endedAt = Math.max(withdrawnAt, refusedAt);
  const consents = given
    .filter(({ purpose, at, until }) => purpose === facts.purpose && until > facts.now && at > endedAt)
    .sort((left, right) => right.at - left.at || (toCanonicalJson(left) < toCanonicalJson(right) ? -1 : 1));
  const isReplaced = refusedAt === -Infinity || consents.length > 0;
  return {
    consents,
    refusedAt: isReplaced ? undefined : refusedAt,
    knownFor: given.length === 0 ? 0 : facts.now - Math.min(...given.map(({ at }) => at)),
    answeredAt: own.filter(({ kind }) => kind === "answered").map(({ at }) => at),
    brokenPromises: own.filter(({ kind }) => kind === "brokePromise").length,
  };
}

function isSameDomain(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return domainName(one) === domainName(other);
}

/** The parts of a request in which it goes beyond a consent. A consent without any covers the request. */
export function beyondConsent(
  consent: ConsentScope,
  facts: RequestFacts,
  vocabulary: Vocabulary,
): (keyof ConsentScope)[] {
  const allowed = (field: "categories" | "recipients") =>
    facts[field].every((term) => consent[field].some((wider) => isAllowedBy(vocabulary[field], term, wider)));
  const within: Readonly<Record<keyof ConsentScope, boolean>> = {
    purpose: facts.purpose === consent.purpose,
    channel: facts.channel === consent.channel,
    level: facts.level <= consent.level,
    categories: allowed("categories"),
    recipients: allowed("recipients"),
    retention: facts.retention <= consent.retention,
    uses: facts.uses.every((use) => consent.uses.includes(use)),
  };
  return (Object.keys(within) as (keyof ConsentScope)[]).filter((field) => !within[field]);
}

function latest(events: readonly HistoryEvent[]): number {
  return events.reduce((newest, { at }) => Math.max(newest, at), -Infinity);
}
