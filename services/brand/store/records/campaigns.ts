import type { Hex } from "viem";
import type { Query } from "../../../shared/database/database.ts";

/** A campaign of the brand, as far as its records need it. */
export interface KnownCampaign {
  readonly campaign: bigint;
  readonly terms: Hex;
  /** Term of the Data Privacy Vocabulary, such as "dpv:PersonalisedAdvertising". */
  readonly purpose: string;
  /** As in the terms. */
  readonly channel: string;
  readonly isSealed: boolean;
  /** Seconds for which an answer is kept. */
  readonly retention: number;
  /** Names for which the service acknowledges a stop: the brand's own, and its processors'. */
  readonly recipients: readonly string[];
  /** The text that customers get. */
  readonly published: string;
  /** Number of the block in which it was opened. */
  readonly openedIn: bigint;
  /** The last block that was read for it before it was followed with the others. */
  readonly readTo: bigint | undefined;
  /** Whether what the chain says of it is read with what it says of the others. */
  readonly isFollowed: boolean;
}

interface Row {
  readonly campaign: string;
  readonly terms: Hex;
  readonly purpose: string;
  readonly channel: string;
  readonly is_sealed: boolean;
  readonly retention: string | number;
  readonly recipients: string;
  readonly published: string;
  readonly opened_in: string | number;
  readonly read_to: string | number | null;
  readonly is_followed: boolean;
}

/** Keeps a campaign, or another text of one that is known: its words may be mended, what it was opened with may not. */
export async function keepCampaign(
  query: Query,
  given: Omit<KnownCampaign, "readTo" | "isFollowed">,
): Promise<void> {
  await query(
    `insert into campaigns
      (campaign, terms, purpose, channel, is_sealed, retention, recipients, published, opened_in)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      on conflict (campaign) do update set published = excluded.published, recipients = excluded.recipients`,
    [
      `${given.campaign}`,
      given.terms.toLowerCase(),
      given.purpose,
      given.channel,
      given.isSealed,
      given.retention,
      JSON.stringify(given.recipients),
      given.published,
      `${given.openedIn}`,
    ],
  );
}

export async function findCampaign(query: Query, campaign: bigint): Promise<KnownCampaign | undefined> {
  const [row] = await query<Row>("select * from campaigns where campaign = $1", [`${campaign}`]);
  return row && campaignFrom(row);
}

/** All campaigns of the brand, in the order in which they were opened. */
export async function allCampaigns(query: Query): Promise<KnownCampaign[]> {
  return (await query<Row>("select * from campaigns order by opened_in, campaign")).map(campaignFrom);
}

/** The campaigns under the same terms. */
export async function campaignsUnder(query: Query, terms: Hex): Promise<KnownCampaign[]> {
  const rows = await query<Row>("select * from campaigns where terms = $1 order by opened_in, campaign", [
    terms.toLowerCase(),
  ]);
  return rows.map(campaignFrom);
}

/** Notes how far the chain was read for a campaign that is new. */
export async function noteReading(
  query: Query,
  campaign: bigint,
  { readTo, isFollowed }: { readonly readTo: bigint; readonly isFollowed: boolean },
): Promise<void> {
  await query("update campaigns set read_to = $2, is_followed = $3 where campaign = $1", [
    `${campaign}`,
    `${readTo}`,
    isFollowed,
  ]);
}

/** Has the chain read again from the beginning for all campaigns. */
export async function readAgain(query: Query): Promise<void> {
  await query("update campaigns set read_to = null, is_followed = false");
}

function campaignFrom(row: Row): KnownCampaign {
  return {
    campaign: BigInt(row.campaign),
    terms: row.terms,
    purpose: row.purpose,
    channel: row.channel,
    isSealed: row.is_sealed,
    retention: Number(row.retention),
    recipients: JSON.parse(row.recipients),
    published: row.published,
    openedIn: BigInt(row.opened_in),
    readTo: row.read_to === null ? undefined : BigInt(row.read_to),
    isFollowed: row.is_followed,
  };
}
