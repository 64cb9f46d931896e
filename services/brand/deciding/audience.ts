import { quietUntil } from "../../../src/brand/decision/quietHours.ts";
import { isInControlGroup } from "../../../src/brand/lift/control.ts";
import type { Database } from "../../shared/database/database.ts";
import { membersOf } from "../store/outside/audiences.ts";
import { addCappedUse, addUses, type SegmentUse } from "../store/outside/uses.ts";
import { beginLease } from "./lease.ts";
import type { Offers } from "./offers.ts";

/** Whom a message may go to. */
export interface AudienceOrder {
  readonly campaign: bigint;
  readonly segment: number;
  readonly channel: string;
  /** Where the last page ended. */
  readonly after?: string | undefined;
}

export interface AudiencePage {
  /** The brand's own names. */
  readonly customers: readonly string[];
  /** Where the next page begins; undefined after the last. */
  readonly next?: string;
  /** When to ask again, Unix seconds, where it is quiet now. */
  readonly again?: number;
}

export interface AudienceParts {
  readonly database: Database;
  readonly offers: Offers;
  readonly open: (sealed: string) => string;
  /** Unix seconds. */
  readonly now: () => number;
  /** Milliseconds for which a record that was read may be used. */
  readonly lease?: number | undefined;
}

/** Customers on one page. */
const PAGE = 500;

/**
 * A page of the customers of a segment to whom something may be shown now, each written down as a use: without the control
 * group, whoever has had enough, and in quiet hours nobody. Undefined if there was no time to hand it out before what was
 * read could have changed.
 */
export async function pageOf(
  { database, offers, open, now, lease: leaseLength }: AudienceParts,
  { campaign, segment, channel, after = "" }: AudienceOrder,
): Promise<AudiencePage | undefined> {
  const offer = (await offers()).find((one) => one.campaign === campaign && one.channel === channel);
  if (offer === undefined) return { customers: [] };
  const at = now();
  const again = offer.quietHours && quietUntil(offer.quietHours, offer.channel, at);
  if (again !== undefined) return { customers: [], again };
  const lease = beginLease(leaseLength);
  const found = await membersOf(database.query, { campaign, segment, after, now: at, most: PAGE });
  const members = found.filter(
    ({ nullifier }) => offer.controlOneIn === 0 || !isInControlGroup(nullifier, offer.controlOneIn),
  );
  const useOf = ({ subject, nullifier }: (typeof members)[number]): SegmentUse => {
    return { subject, campaign, nullifier, at };
  };
  const { frequencyCap } = offer;
  const names: string[] = [];
  if (frequencyCap === undefined) {
    await addUses(database.query, members.map(useOf));
    names.push(...members.map(({ name }) => open(name)));
  } else {
    for (const member of members) {
      if (lease.isOver()) return undefined;
      if (await addCappedUse(database, useOf(member), frequencyCap)) names.push(open(member.name));
    }
  }
  if (lease.isOver()) return undefined;
  const last = found.length === PAGE ? found.at(-1)?.subject : undefined;
  return { customers: names, ...(last !== undefined && { next: last }) };
}
