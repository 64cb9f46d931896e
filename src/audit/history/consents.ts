import type { Address } from "viem";
import { type EventOf, type FactEvent, isBefore, type Place } from "../facts/events.ts";

type Given = EventOf<"ConsentGiven">;
type Withdrawn = EventOf<"ConsentWithdrawn">;

/** Why a consent did not count at a place on chain, with the event that says so, if there is one. */
export interface ConsentProblem {
  readonly check:
    | "consent.missing"
    | "consent.late"
    | "consent.withdrawn"
    | "consent.over"
    | "consent.fromFuture";
  readonly event?: Given | Withdrawn;
}

/** One subject's consents and withdrawals under a campaign's terms, in chain order. */
export interface ConsentHistory {
  readonly given: readonly Given[];
  readonly withdrawn: readonly Withdrawn[];
}

/** What the chain kept of a subject at some place, and the events that it is from. */
export interface ConsentAt {
  readonly consent: Given | undefined;
  readonly withdrawal: Withdrawn | undefined;
}

const nothing: ConsentHistory = { given: [], withdrawn: [] };

/** The consents of every subject, by its address in lower case. */
export type Consents = ReadonlyMap<string, ConsentHistory>;

/** Consents and withdrawals by subject. */
export function consentsOf(events: readonly FactEvent[]): Consents {
  const histories = new Map<string, { given: Given[]; withdrawn: Withdrawn[] }>();
  for (const event of events) {
    if (event.event !== "ConsentGiven" && event.event !== "ConsentWithdrawn") continue;
    const key = event.subject.toLowerCase();
    const history = histories.get(key) ?? { given: [], withdrawn: [] };
    histories.set(key, history);
    if (event.event === "ConsentGiven") history.given.push(event);
    else history.withdrawn.push(event);
  }
  return histories;
}

/** One subject's history. */
export function historyOf(consents: Consents, subject: Address): ConsentHistory {
  return consents.get(subject.toLowerCase()) ?? nothing;
}

/**
 * What counted at a place: as in the contract, the times of signing decide. A consent that was not signed later than the
 * last consent and the last withdrawal, or later than its own block, changes nothing.
 */
export function consentAt({ given, withdrawn }: ConsentHistory, at: Place): ConsentAt {
  let [consent, withdrawal]: [Given | undefined, Withdrawn | undefined] = [undefined, undefined];
  const earlier = [...given, ...withdrawn].filter((one) => isBefore(one, at));
  for (const event of earlier.sort((left, right) => (isBefore(left, right) ? -1 : 1))) {
    if (event.event === "ConsentWithdrawn") {
      if (event.signedAt > (withdrawal?.signedAt ?? 0)) withdrawal = event;
    } else if (
      event.signedAt <= event.time &&
      event.signedAt > (consent?.signedAt ?? 0) &&
      event.signedAt > (withdrawal?.signedAt ?? 0)
    ) {
      consent = event;
    }
  }
  return { consent, withdrawal };
}

/** Whether a subject's consent counted at a place on chain: the problem, or undefined if it did. */
export function consentProblem(history: ConsentHistory, at: Place): ConsentProblem | undefined {
  const { consent, withdrawal } = consentAt(history, at);
  if (consent === undefined) return withoutConsent(history, at, withdrawal);
  if (withdrawal !== undefined && consent.signedAt <= withdrawal.signedAt) {
    return { check: "consent.withdrawn", event: withdrawal };
  }
  return consent.until > at.time ? undefined : { check: "consent.over", event: consent };
}

function withoutConsent(
  { given }: ConsentHistory,
  at: Place,
  withdrawal: Withdrawn | undefined,
): ConsentProblem {
  const refused = given.filter((one) => isBefore(one, at));
  const early = refused.find(({ signedAt, time }) => signedAt > time);
  if (early !== undefined) return { check: "consent.fromFuture", event: early };
  if (refused.length > 0 && withdrawal !== undefined)
    return { check: "consent.withdrawn", event: withdrawal };
  const late = given[0];
  return late === undefined ? { check: "consent.missing" } : { check: "consent.late", event: late };
}
