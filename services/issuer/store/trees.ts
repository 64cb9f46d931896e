import type { Query } from "../../shared/database/database.ts";

/** One tree of an issuer, which has a number of its own on chain. */
export interface Tree {
  readonly issuer: bigint;
  /** Name of the gateway's issuer. */
  readonly name: string;
  /** Of the issuer's trees, from 1. */
  readonly ordinal: number;
  /** Places in use. */
  readonly leafCount: number;
  /** Cards that were revoked so far. */
  readonly revocations: number;
}

interface Row {
  readonly issuer: string;
  readonly name: string;
  readonly ordinal: number;
  readonly leaf_count: number;
  readonly revocations: number;
}

export async function addTree(
  query: Query,
  { issuer, name, ordinal }: Pick<Tree, "issuer" | "name" | "ordinal">,
): Promise<void> {
  await query("insert into trees (issuer, name, ordinal) values ($1, $2, $3) on conflict do nothing", [
    `${issuer}`,
    name,
    ordinal,
  ]);
}

/** All trees of an issuer, the oldest first. */
export async function findTrees(query: Query, name: string): Promise<Tree[]> {
  const rows = await query<Row>("select * from trees where name = $1 order by ordinal", [name]);
  return rows.map(treeFrom);
}

export async function findTree(query: Query, issuer: bigint): Promise<Tree | undefined> {
  const [row] = await query<Row>("select * from trees where issuer = $1", [`${issuer}`]);
  return row && treeFrom(row);
}

/** The tree to which new accounts are issued; undefined while all are full. */
export async function openTree(query: Query, name: string, treeSize: number): Promise<Tree | undefined> {
  const [row] = await query<Row>(
    "select * from trees where name = $1 and leaf_count < $2 order by ordinal limit 1",
    [name, treeSize],
  );
  return row && treeFrom(row);
}

/**
 * Takes the next place of a tree, in a transaction that fills it: nobody else gets one meanwhile. Undefined if the tree is
 * full.
 */
export async function takePlace(query: Query, issuer: bigint, treeSize: number): Promise<number | undefined> {
  const [row] = await query<{ place: number }>(
    `update trees set leaf_count = leaf_count + 1 where issuer = $1 and leaf_count < $2
      returning leaf_count - 1 as place`,
    [`${issuer}`, treeSize],
  );
  return row?.place;
}

/**
 * Notes, in the transaction of a publication, that it has so many of the tree's revocations in it. Returns whether some of
 * them are in none before it, so that every earlier root has to end.
 */
export async function publishRevocations(query: Query, issuer: bigint, count: number): Promise<boolean> {
  const published = await query(
    `update trees set revocations_published = $2 where issuer = $1 and revocations_published < $2
      returning issuer`,
    [`${issuer}`, count],
  );
  return published.length > 0;
}

function treeFrom({ issuer, name, ordinal, leaf_count, revocations }: Row): Tree {
  return { issuer: BigInt(issuer), name, ordinal, leafCount: leaf_count, revocations };
}
