import type { Query } from "../../shared/database/database.ts";

/** What is issued to one account at the source. */
export interface Leaf {
  /** Number of its tree on chain. */
  readonly issuer: bigint;
  readonly place: number;
  /** Name of the gateway's issuer. */
  readonly name: string;
  /** Keyed digests of the account at the source and of the commitment. */
  readonly account: string;
  readonly commitment: string;
  /** Keyed digest of the permission by which it was issued last. */
  readonly permission: string;
  readonly isRevoked: boolean;
}

interface Row {
  readonly issuer: string;
  readonly place: number;
  readonly name: string;
  readonly account: string;
  readonly commitment: string;
  readonly permission: string;
  readonly is_revoked: boolean;
}

const columns = "issuer, place, name, account, commitment, permission, is_revoked";

/**
 * What an account at the source has, kept from changing until the transaction ends; whoever else asks for the account waits,
 * also where it has nothing yet.
 */
export async function lockLeaf(query: Query, name: string, account: string): Promise<Leaf | undefined> {
  await query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`${name} ${account}`]);
  const [row] = await query<Row>(
    `select ${columns} from leaves where name = $1 and account = $2 for update`,
    [name, account],
  );
  return row && leafFrom(row);
}

/** What was issued by a permission; undefined if it was renewed by another one since. */
export async function findByPermission(query: Query, permission: string): Promise<Leaf | undefined> {
  const [row] = await query<Row>(`select ${columns} from leaves where permission = $1`, [permission]);
  return row && leafFrom(row);
}

/** Puts a leaf at its place, over what was there. */
export async function writeLeaf(
  query: Query,
  { issuer, place, name, account, commitment, permission }: Omit<Leaf, "isRevoked">,
  leaf: bigint,
): Promise<void> {
  await query(
    `insert into leaves (issuer, place, name, account, commitment, permission, leaf)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (issuer, place) do update set commitment = excluded.commitment,
        permission = excluded.permission, leaf = excluded.leaf, is_dirty = true, is_revoked = false`,
    [`${issuer}`, place, name, account, commitment, permission, `${leaf}`],
  );
}

/**
 * Puts a number in a leaf's place that nobody has a credential for, and has the next publication end all roots before it.
 * Returns whether it was not revoked already.
 *
 * @param instead A random number: an empty place could lead to a root that was published before, and none is twice.
 */
export async function revokeLeaf(
  query: Query,
  { issuer, place }: Pick<Leaf, "issuer" | "place">,
  instead: bigint,
): Promise<boolean> {
  const revoked = await query(
    `update leaves set leaf = $3, is_dirty = true, is_revoked = true
      where issuer = $1 and place = $2 and not is_revoked returning place`,
    [`${issuer}`, place, `${instead}`],
  );
  if (revoked.length === 0) return false;
  await query("update trees set revocations = revocations + 1 where issuer = $1", [`${issuer}`]);
  return true;
}

/** Whether a place changed since the last publication was prepared. */
export async function isDirty(query: Query, issuer: bigint): Promise<boolean> {
  const dirty = await query("select place from leaves where issuer = $1 and is_dirty limit 1", [`${issuer}`]);
  return dirty.length > 0;
}

/** Places that changed since the last publication was prepared, from the first on, at one moment. */
export async function findDirty(
  query: Query,
  issuer: bigint,
): Promise<readonly { readonly place: number; readonly leaf: bigint }[]> {
  const rows = await query<{ place: number; leaf: string }>(
    "select place, leaf from leaves where issuer = $1 and is_dirty order by place",
    [`${issuer}`],
  );
  return rows.map(({ place, leaf }) => ({ place, leaf: BigInt(leaf) }));
}

function leafFrom({ issuer, is_revoked, ...rest }: Row): Leaf {
  return { ...rest, issuer: BigInt(issuer), isRevoked: is_revoked };
}
