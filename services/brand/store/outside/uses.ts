import type { Address } from "viem";
import type { FrequencyCap } from "../../../../src/brand/decision/frequencyCap.ts";
import type { Database, Query } from "../../../shared/database/database.ts";

/** A segment that was handed out to be used. */
export interface SegmentUse {
  /** In small letters. */
  readonly subject: Address;
  readonly campaign: bigint;
  readonly nullifier: bigint;
  /** Unix seconds. */
  readonly at: number;
}

/** Writes uses down. */
export async function addUses(query: Query, uses: readonly SegmentUse[]): Promise<void> {
  await query(
    `insert into uses (subject, campaign, nullifier, at)
      select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[])`,
    columnsOf(uses),
  );
}

/** Writes a use down unless the customer has seen enough of the campaign; returns whether it was. */
export async function addCappedUse(
  database: Database,
  use: SegmentUse,
  { most, within }: FrequencyCap,
): Promise<boolean> {
  const added = await database.transaction(async (query) => {
    // Two pages that ask at the same time would both count the same.
    await query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`${use.subject} ${use.campaign}`]);
    return query(
      `insert into uses (subject, campaign, nullifier, at)
        select $1, $2, $3, $4::bigint where (
          select count(*) from uses where subject = $1 and campaign = $2 and at > $4::bigint - $5::bigint
        ) < $6 returning at`,
      [use.subject, `${use.campaign}`, `${use.nullifier}`, use.at, within, most],
    );
  });
  return added.length > 0;
}

/** When a customer was shown something of campaigns since a time. */
export async function usesSince(
  query: Query,
  subject: Address,
  campaigns: readonly bigint[],
  since: number,
): Promise<{ readonly campaign: bigint; readonly at: number }[]> {
  const rows = await query<{ campaign: string; at: string | number }>(
    `select campaign, at from uses where subject = $1 and campaign = any($2::text[]) and at > $3
      order by at desc limit 1000`,
    [subject, campaigns.map((campaign) => `${campaign}`), since],
  );
  return rows.map(({ campaign, at }) => ({ campaign: BigInt(campaign), at: Number(at) }));
}

/** Forgets uses from before a time. */
export async function forgetUses(query: Query, before: number): Promise<void> {
  await query("delete from uses where at < $1", [before]);
}

function columnsOf(uses: readonly SegmentUse[]) {
  return [
    uses.map(({ subject }) => subject),
    uses.map(({ campaign }) => `${campaign}`),
    uses.map(({ nullifier }) => `${nullifier}`),
    uses.map(({ at }) => at),
  ];
}
