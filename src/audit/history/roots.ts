import { type EventOf, eventsOf, type FactEvent, isBefore, type Place } from "../facts/events.ts";

/** Why a root of an issuer did not count at an answer, with the event that says so, if there is one. */
export interface RootProblem {
  readonly check: "root.unpublished" | "root.revoked" | "root.replaced";
  readonly event?: FactEvent;
  /** Last second in which the root counted. */
  readonly liveUntil?: number;
}

interface Root {
  readonly published: EventOf<"RootPublished">;
  /** Everything that may have ended it, in chain order. */
  readonly endings: readonly Ending[];
}

interface Ending {
  readonly event: FactEvent;
  /** Undefined for a revocation, which ends it at once. */
  readonly liveUntil?: number;
}

/** Whether a root counted at a place on chain: the problem, or undefined if it did. */
export type RootsAt = (issuer: bigint, root: bigint, at: Place) => RootProblem | undefined;

const kinds: readonly string[] = [
  "IssuerRegistered",
  "RootPublished",
  "RootReplaced",
  "RootRevoked",
  "RootsRevoked",
];

/**
 * All roots of all issuers. A root ends when it is revoked, alone or with all that were published before a time; and,
 * after it was replaced, with the issuer's grace, or earlier if the event of its replacement says so.
 */
export function rootsOf(events: readonly FactEvent[]): RootsAt {
  const registry = events.filter(({ event }) => kinds.includes(event));
  const known = new Map<string, Root | undefined>();
  return (issuer, root, at) => {
    const key = `${issuer} ${root}`;
    if (!known.has(key)) known.set(key, findRoot(registry, issuer, root));
    return problemOf(known.get(key), at);
  };
}

function findRoot(events: readonly FactEvent[], issuer: bigint, root: bigint): Root | undefined {
  const published = eventsOf(events, "RootPublished").find(
    (one) => one.issuer === issuer && one.root === root,
  );
  return published && { published, endings: endingsOf(published, events) };
}

function problemOf(root: Root | undefined, at: Place): RootProblem | undefined {
  if (root === undefined) return { check: "root.unpublished" };
  if (!isBefore(root.published, at)) return { check: "root.unpublished", event: root.published };
  const ending = root.endings.find(
    ({ event, liveUntil }) => isBefore(event, at) && (liveUntil === undefined || at.time > liveUntil),
  );
  if (ending === undefined) return undefined;
  const { event, liveUntil } = ending;
  return liveUntil === undefined
    ? { check: "root.revoked", event }
    : { check: "root.replaced", event, liveUntil };
}

function endingsOf(published: EventOf<"RootPublished">, events: readonly FactEvent[]): Ending[] {
  const { issuer, root } = published;
  const own = <Event extends FactEvent & { readonly issuer: bigint }>(one: Event) =>
    one.issuer === issuer && isBefore(published, one);
  const revoked = eventsOf(events, "RootRevoked").filter((one) => own(one) && one.root === root);
  const revokedTogether = eventsOf(events, "RootsRevoked").filter(
    (one) => own(one) && published.time < one.publishedBefore,
  );
  const replaced = eventsOf(events, "RootReplaced").filter((one) => own(one) && one.root === root);
  const next = eventsOf(events, "RootPublished").find(own);
  const registered = eventsOf(events, "IssuerRegistered").find((one) => one.issuer === issuer);
  return [
    ...[...revoked, ...revokedTogether].map((event) => ({ event })),
    ...replaced.map((event) => ({ event, liveUntil: event.liveUntil })),
    ...(next && registered ? [{ event: next, liveUntil: next.time + registered.grace }] : []),
  ];
}
