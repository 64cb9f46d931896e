import type { Query } from "../../shared/database/database.ts";

/** Gas that each may take at most, by what is under way for a campaign. */
export interface MostGas {
  readonly answer: number;
  /** With a ticket, alone in its transaction. */
  readonly soloAnswer: number;
  readonly consent: number;
  readonly claim: number;
}

/**
 * Gas that the customers of a sponsored campaign have cost within 24 hours, and may still cost with what is under way.
 * Withdrawals count for nothing: no budget stops them.
 */
export async function sponsoredGas(
  query: Query,
  campaign: bigint,
  { answer, soloAnswer, consent, claim }: MostGas,
): Promise<bigint> {
  const [row] = await query<{ gas: string }>(
    `select (
       (select coalesce(sum(gas), 0) from sponsored where campaign = $1 and paid_at > now() - interval '24 hours')
       + (select coalesce(sum(case when ticket is null then $2::bigint else $3::bigint end), 0) from answers
          where campaign = $1 and lane = 'sponsored' and state in ('queued', 'sent'))
       + (select coalesce(sum(case kind when 'consent' then $4::bigint else $5::bigint end), 0) from messages
          where campaign = $1 and lane = 'sponsored' and state in ('queued', 'sent')))::text as gas`,
    [`${campaign}`, answer, soloAnswer, consent, claim],
  );
  return BigInt(row!.gas);
}

/**
 * Notes what a work has cost, each campaign its share of the gas; while the rows still show what was in it. What is not of
 * a sponsored campaign has its share, too, and that counts for no budget.
 */
export async function chargeCampaigns(
  query: Query,
  table: "answers" | "messages",
  work: number,
  gasUsed: bigint,
): Promise<void> {
  await query(
    `insert into sponsored (campaign, gas)
     select campaign, gas from (
       select campaign, ceil($2::numeric * count(*) / sum(count(*)) over ())::bigint as gas
       from ${table} where work = $1 group by campaign) as shares
     where campaign is not null`,
    [work, `${gasUsed}`],
  );
}
