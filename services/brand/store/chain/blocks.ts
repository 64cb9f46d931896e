import type { Query } from "../../../shared/database/database.ts";

/** A block up to which the chain was read. */
export interface ReadBlock {
  readonly number: bigint;
  readonly hash: string;
  /** Unix seconds. */
  readonly time: number;
}

/** Blocks that are kept to find the last one that a chain which was replaced has in common with it. */
const KEPT = 1000;

interface Row {
  readonly number: string | number;
  readonly hash: string;
  readonly time: string | number;
}

/** The last blocks that were read to, the newest first. */
export async function lastBlocks(query: Query, most: number): Promise<ReadBlock[]> {
  const rows = await query<Row>("select * from blocks order by number desc limit $1", [most]);
  return rows.map((row) => ({ number: BigInt(row.number), hash: row.hash, time: Number(row.time) }));
}

export async function keepBlock(query: Query, { number, hash, time }: ReadBlock): Promise<void> {
  await query(
    `insert into blocks (number, hash, time) values ($1, $2, $3)
      on conflict (number) do update set hash = excluded.hash, time = excluded.time`,
    [`${number}`, hash, time],
  );
  await query(
    `delete from blocks where number <= (select number from blocks order by number desc offset ${KEPT} limit 1)`,
  );
}

export async function forgetBlocksAfter(query: Query, common: bigint): Promise<void> {
  await query("delete from blocks where number > $1", [`${common}`]);
}

/** The newest block up to `last` of which something is known that the chain has; undefined if there is nothing. */
export async function newestFinding(query: Query, last: bigint): Promise<bigint | undefined> {
  const [row] = await query<{ newest: string | number | null }>(
    `select greatest(
      (select max(block) from statements where block <= $1),
      (select max(block) from answers where block <= $1),
      (select max(block) from campaign_events where block <= $1)
    ) as newest`,
    [`${last}`],
  );
  return row?.newest == null ? undefined : BigInt(row.newest);
}
