import type { Hex } from "viem";
import type { Query } from "../../shared/database/database.ts";

/**
 * A root of a tree. It is `prepared` with all its leaves before it is on chain, then `published`, and `done` when the
 * earlier ones that it has to end have ended.
 */
export interface Publication {
  readonly issuer: bigint;
  /** Of the tree's publications, from 1. */
  readonly number: number;
  readonly root: bigint;
  readonly leafCount: number;
  readonly digest: Hex;
  /** Whether a credential was revoked, so that every root before this one has to end. */
  readonly endsEarlier: boolean;
  readonly state: "prepared" | "published" | "done";
  /** Unix seconds. */
  readonly publishedAt: number | undefined;
}

interface Row {
  readonly issuer: string;
  readonly number: number;
  readonly root: string;
  readonly leaf_count: number;
  readonly digest: Hex;
  readonly ends_earlier: boolean;
  readonly state: Publication["state"];
  readonly published_at: string | number | null;
}

/** The newest of a tree, and those before it, the newest first. */
export async function findPublications(query: Query, issuer: bigint, most: number): Promise<Publication[]> {
  const rows = await query<Row>(
    "select * from publications where issuer = $1 order by number desc limit $2",
    [`${issuer}`, most],
  );
  return rows.map(publicationFrom);
}

export async function findByRoot(
  query: Query,
  issuer: bigint,
  root: bigint,
): Promise<Publication | undefined> {
  const [row] = await query<Row>("select * from publications where issuer = $1 and root = $2", [
    `${issuer}`,
    `${root}`,
  ]);
  return row && publicationFrom(row);
}

/** Number of a tree's last publication from before a time, Unix seconds; undefined if there is none. */
export async function lastPublishedBefore(
  query: Query,
  issuer: bigint,
  time: number,
): Promise<number | undefined> {
  const [row] = await query<{ number: number | null }>(
    "select max(number) as number from publications where issuer = $1 and published_at < $2",
    [`${issuer}`, time],
  );
  return row?.number ?? undefined;
}

export async function addPublication(
  query: Query,
  { issuer, number, root, leafCount, digest, endsEarlier }: Omit<Publication, "state" | "publishedAt">,
): Promise<void> {
  await query(
    `insert into publications (issuer, number, root, leaf_count, digest, ends_earlier)
      values ($1, $2, $3, $4, $5, $6)`,
    [`${issuer}`, number, `${root}`, leafCount, digest, endsEarlier],
  );
}

/** Notes what the chain shows of a publication. */
export async function markPublication(
  query: Query,
  { issuer, number }: Pick<Publication, "issuer" | "number">,
  state: "published" | "done",
  publishedAt: number,
): Promise<void> {
  await query("update publications set state = $3, published_at = $4 where issuer = $1 and number = $2", [
    `${issuer}`,
    number,
    state,
    publishedAt,
  ]);
}

function publicationFrom(row: Row): Publication {
  return {
    issuer: BigInt(row.issuer),
    number: row.number,
    root: BigInt(row.root),
    leafCount: row.leaf_count,
    digest: row.digest,
    endsEarlier: row.ends_earlier,
    state: row.state,
    publishedAt: row.published_at === null ? undefined : Number(row.published_at),
  };
}
