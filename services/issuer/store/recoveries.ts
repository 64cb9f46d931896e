import type { Query } from "../../shared/database/database.ts";

/** A customer who lost the keys waits to be issued to under another commitment. */
export interface Recovery {
  /** Keyed digest. */
  readonly commitment: string;
  /** From when on, Unix seconds. */
  readonly notBefore: number;
}

/** The recovery of an account; undefined if none is under way. */
export async function findRecovery(
  query: Query,
  name: string,
  account: string,
): Promise<Recovery | undefined> {
  const [row] = await query<{ commitment: string; not_before: string | number }>(
    "select commitment, not_before from recoveries where name = $1 and account = $2",
    [name, account],
  );
  return row && { commitment: row.commitment, notBefore: Number(row.not_before) };
}

/** Begins a recovery, in place of another one of the same account. */
export async function writeRecovery(
  query: Query,
  name: string,
  account: string,
  { commitment, notBefore }: Recovery,
): Promise<void> {
  await query(
    `insert into recoveries (name, account, commitment, not_before) values ($1, $2, $3, $4)
      on conflict (name, account) do update
        set commitment = excluded.commitment, not_before = excluded.not_before`,
    [name, account, commitment, notBefore],
  );
}

/** Ends a recovery: the account was issued to, under the new commitment or under the first one after all. */
export async function endRecovery(query: Query, name: string, account: string): Promise<void> {
  await query("delete from recoveries where name = $1 and account = $2", [name, account]);
}
