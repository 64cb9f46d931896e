import type { Database } from "../../shared/database/database.ts";

/**
 * What a row loses when its answer or message ends, in the same statement: all but its id, kind, lane and outcome, and
 * when it came and ended. An answer that is refused is nowhere else, not even on chain.
 */
export const reduced = {
  answers:
    "body = null, ticket = null, consent = null, work = null, place = null, campaign = null, ended_at = now()",
  messages: "body = null, work = null, place = null, campaign = null, ended_at = now()",
} as const;

/**
 * Deletes what ended so many days ago, at least one: until then the gas that strangers have cost counts. Subjects go
 * as soon as their messages and what they cost count no more, and what was deleted goes from the disk as far as that is in reach.
 */
export async function forgetEnded({ query, scrub }: Database, days: number): Promise<void> {
  const isOld = (column: string) => `${column} < now() - $1 * interval '1 day'`;
  await query(`delete from answers where ${isOld("ended_at")}`, [days]);
  await query(`delete from messages where ${isOld("ended_at")}`, [days]);
  await query(`delete from works where ${isOld("closed_at")}`, [days]);
  await query("delete from spent where spent_at < now() - interval '24 hours'");
  await query("delete from sponsored where paid_at < now() - interval '24 hours'");
  await query(
    `update messages set subject = null
     where subject is not null and ended_at is not null and received_at < now() - interval '1 hour'`,
  );
  await scrub(["answers", "messages", "spent", "sponsored", "transactions", "works"]);
}
