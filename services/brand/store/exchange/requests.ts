import type { Address } from "viem";
import type { Query } from "../../../shared/database/database.ts";

/** A link to a campaign that somebody was given. Times are Unix seconds. */
export interface CampaignLink {
  /** Digest of what is in the link. */
  readonly token: string;
  /** Digest of what the page has that waits for the answer. */
  readonly session: string;
  readonly campaign: bigint;
  /** Where it was shown, such as "page" or "till". */
  readonly channel: string;
  /** Digest of the brand's own name for the customer; undefined for a visitor. */
  readonly customerId: string | undefined;
  /** Who has opened it and proven that; in small letters. */
  readonly subject: Address | undefined;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** What happened up to this position has nothing to do with it. */
  readonly afterPosition: number;
}

interface Row {
  readonly token: string;
  readonly session: string;
  readonly campaign: string;
  readonly channel: string;
  readonly customer_id: string | null;
  readonly subject: Address | null;
  readonly created_at: string | number;
  readonly expires_at: string | number;
  readonly after_position: string | number;
}

export async function addRequest(
  query: Query,
  link: Omit<CampaignLink, "subject" | "afterPosition">,
): Promise<void> {
  await query(
    `insert into requests (token, session, campaign, channel, customer_id, created_at, expires_at, after_position)
      values ($1, $2, $3, $4, $5, $6, $7, (select coalesce(max(position), 0) from changes))`,
    [
      link.token,
      link.session,
      `${link.campaign}`,
      link.channel,
      link.customerId ?? null,
      link.createdAt,
      link.expiresAt,
    ],
  );
}

/** A link by the digest of its token or of its session; whether it is over is for whoever asks to see. */
export async function findRequest(
  query: Query,
  by: { readonly token: string } | { readonly session: string },
): Promise<CampaignLink | undefined> {
  const [row] =
    "token" in by
      ? await query<Row>("select * from requests where token = $1", [by.token])
      : await query<Row>("select * from requests where session = $1", [by.session]);
  return row && linkFrom(row);
}

/** Notes who opened a link. The first one has it: somebody else would see what is offered to the first. */
export async function claimRequest(query: Query, token: string, subject: Address): Promise<boolean> {
  const own = subject.toLowerCase();
  const claimed = await query(
    "update requests set subject = $2 where token = $1 and (subject is null or subject = $2) returning token",
    [token, own],
  );
  return claimed.length > 0;
}

function linkFrom(row: Row): CampaignLink {
  return {
    token: row.token,
    session: row.session,
    campaign: BigInt(row.campaign),
    channel: row.channel,
    customerId: row.customer_id ?? undefined,
    subject: row.subject ?? undefined,
    createdAt: Number(row.created_at),
    expiresAt: Number(row.expires_at),
    afterPosition: Number(row.after_position),
  };
}
