import type { Hex } from "viem";
import { SEGMENT_COUNT } from "../../../../src/answer/sealing.ts";
import type { DayCount } from "../../../../src/brand/insights/overTime.ts";
import type { Query } from "../../../shared/database/database.ts";

// Counts of people, exact: whoever shows one hides what is small first.

const DAY = 86_400;

/** Of each customer the newest answer to a campaign that may be used at $2. */
const usable = `select distinct on (answers.subject) answers.subject, answers.segment, answers.valid_at from answers
  join consents on consents.subject = answers.subject and consents.terms = answers.terms
  where answers.campaign = $1 and answers.segment is not null and answers.expiry > $2
    and consents.until > $2 and consents.signed_at > consents.withdrawn_at
  order by answers.subject, answers.valid_at desc`;

/** Whose answers, and when; `now` in Unix seconds. */
export interface Counted {
  readonly campaign: bigint;
  readonly now: number;
}

/** Customers by segment, from 0, each once. */
export async function segmentCounts(query: Query, { campaign, now }: Counted): Promise<number[]> {
  const rows = await query<{ segment: number; count: string | number }>(
    `select segment, count(*) as count from (${usable}) as usable group by segment`,
    [`${campaign}`, now],
  );
  const counts = new Array<number>(SEGMENT_COUNT).fill(0);
  for (const { segment, count } of rows) counts[segment] = Number(count);
  return counts;
}

/** Those customers by the day of their answer, ascending. */
export async function dayCounts(query: Query, { campaign, now }: Counted): Promise<DayCount[]> {
  const rows = await query<{ day: string | number; count: string | number }>(
    `select valid_at - valid_at % ${DAY} as day, count(*) as count from (${usable}) as usable group by 1 order by 1`,
    [`${campaign}`, now],
  );
  return rows.map(({ day, count }) => ({ day: Number(day), count: Number(count) }));
}

/** Customers of a campaign who are also in another one, by its number; others' answers may be of any segment. */
export async function overlapCounts(query: Query, { campaign, now }: Counted): Promise<Map<string, number>> {
  const rows = await query<{ campaign: string; count: string | number }>(
    `select answers.campaign, count(distinct answers.subject) as count from (${usable}) as usable
      join answers on answers.subject = usable.subject and answers.campaign <> $1
      join consents on consents.subject = answers.subject and consents.terms = answers.terms
      where answers.segment is not null and answers.expiry > $2
        and consents.until > $2 and consents.signed_at > consents.withdrawn_at
      group by answers.campaign`,
    [`${campaign}`, now],
  );
  return new Map(rows.map(({ campaign: other, count }) => [other, Number(count)]));
}

/** Of the customers of a campaign, those whom the brand knows by name and can reach. */
export async function reachCount(query: Query, { campaign, now }: Counted): Promise<number> {
  const [row] = await query<{ count: string | number }>(
    `select count(*) as count from (${usable}) as usable
      join customers on customers.subject = usable.subject
      join names on names.customer_id = customers.customer_id`,
    [`${campaign}`, now],
  );
  return Number(row!.count);
}

/** How often a campaign's segments were handed out for a page, and to how many customers, in the last 90 days. */
export async function useCounts(query: Query, campaign: bigint) {
  const [row] = await query<{ uses: string | number; customers: string | number }>(
    "select count(*) as uses, count(distinct subject) as customers from uses where campaign = $1",
    [`${campaign}`],
  );
  return { uses: Number(row!.uses), customers: Number(row!.customers) };
}

/** Subjects with a live consent to terms, and those who withdrew theirs and gave no other one. */
export async function permissionCounts(query: Query, terms: Hex, now: number) {
  const [row] = await query<{ live: string | number; withdrawn: string | number }>(
    `select count(*) filter (where until > $2 and signed_at > withdrawn_at) as live,
      count(*) filter (where withdrawn_at > 0 and signed_at <= withdrawn_at) as withdrawn
      from consents where terms = $1`,
    [terms.toLowerCase(), now],
  );
  return { live: Number(row!.live), withdrawn: Number(row!.withdrawn) };
}

/** Links to a campaign that are kept: those that are open, or were over within the last week. */
export async function linkCount(query: Query, campaign: bigint): Promise<number> {
  const [row] = await query<{ count: string | number }>(
    "select count(*) as count from requests where campaign = $1",
    [`${campaign}`],
  );
  return Number(row!.count);
}
