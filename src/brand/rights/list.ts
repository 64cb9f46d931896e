import type { Address, Hex } from "viem";
import type { RightsAction } from "../../chain/requests/rightsRequest.ts";
import { monthsAfter } from "../../rights/clock.ts";
import { isEnd, type RightsReason, type RightsState } from "../../rights/states.ts";
import type { Store } from "../../store.ts";
import { allRights, dropRights, lastReply, type RightsRecord } from "./record.ts";

/** How a request stands. Times are Unix seconds. */
export interface RightsStanding {
  readonly id: Hex;
  readonly subject: Address;
  readonly action: RightsAction;
  readonly campaign: bigint;
  /** The customer's own words. */
  readonly words: string;
  readonly state: RightsState;
  readonly reason: RightsReason;
  readonly receivedAt: number;
  readonly dueAt: number;
  /** Whether it should have come to its end by now. */
  readonly isLate: boolean;
}

/** Months for which a request that has come to its end is kept, as evidence that it was dealt with. */
export const KEPT_MONTHS = 12;

/** Every request that a brand keeps, the most urgent first. */
export async function rightsStandings(store: Store, now: number): Promise<RightsStanding[]> {
  const all = (await allRights(store)).map((record) => standingOf(record, now));
  const rank = ({ state, dueAt }: RightsStanding) => (isEnd(state) ? Number.POSITIVE_INFINITY : dueAt);
  return all.sort((left, right) => (rank(left) < rank(right) ? -1 : rank(left) > rank(right) ? 1 : 0));
}

/** Forgets requests that came to their end a year ago, and returns how many. */
export async function forgetRights(store: Store, now: number): Promise<number> {
  const old = (await allRights(store)).filter((record) => {
    const { state, repliedAt } = lastReply(record);
    return isEnd(state) && monthsAfter(repliedAt, KEPT_MONTHS) < now;
  });
  for (const record of old) await dropRights(store, record);
  return old.length;
}

function standingOf(record: RightsRecord, now: number): RightsStanding {
  const { id, request } = record;
  const { subject, action, campaign, words } = request;
  const { state, reason, receivedAt, dueAt } = lastReply(record);
  const isLate = !isEnd(state) && now > dueAt;
  return { id, subject, action, campaign, words, state, reason, receivedAt, dueAt, isLate };
}
