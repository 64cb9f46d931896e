import type { Query } from "../../../shared/database/database.ts";

/** What the chain says of a campaign as a whole. Amounts are in the token's smallest unit. */
export interface CampaignEvent {
  readonly kind: "funded" | "closing" | "reclaimed" | "settled";
  readonly campaign: bigint;
  readonly block: bigint;
  readonly logIndex: number;
  /** An amount, or the time of closing in Unix seconds; undefined for an answer. */
  readonly amount?: bigint;
}

/** Sums over all events of a campaign. */
export interface CampaignTotals {
  readonly funded: bigint;
  readonly reclaimed: bigint;
  readonly settled: bigint;
}

/** Keeps events, each once. */
export async function keepEvents(query: Query, events: readonly CampaignEvent[]): Promise<void> {
  if (events.length === 0) return;
  await query(
    `insert into campaign_events (block, log_index, kind, campaign, amount)
      select * from unnest($1::bigint[], $2::integer[], $3::text[], $4::text[], $5::text[]) on conflict do nothing`,
    [
      events.map(({ block }) => `${block}`),
      events.map(({ logIndex }) => logIndex),
      events.map(({ kind }) => kind),
      events.map(({ campaign }) => `${campaign}`),
      events.map(({ amount }) => (amount === undefined ? null : `${amount}`)),
    ],
  );
}

export async function forgetEventsAfter(query: Query, common: bigint): Promise<void> {
  await query("delete from campaign_events where block > $1", [`${common}`]);
}

/** What the events of a campaign add up to. */
export async function totalsOf(query: Query, campaign: bigint): Promise<CampaignTotals> {
  const rows = await query<{ kind: CampaignEvent["kind"]; sum: string | null; count: string | number }>(
    `select kind, sum(amount::numeric)::text as sum, count(*) as count from campaign_events
      where campaign = $1 group by kind`,
    [`${campaign}`],
  );
  const row = (kind: CampaignEvent["kind"]) => rows.find((one) => one.kind === kind);
  return {
    funded: BigInt(row("funded")?.sum ?? 0),
    reclaimed: BigInt(row("reclaimed")?.sum ?? 0),
    settled: BigInt(row("settled")?.count ?? 0),
  };
}
