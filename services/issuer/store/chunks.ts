import type { Query } from "../../shared/database/database.ts";

/** Where the top of a tree stands among its chunks. */
export const TOP = -1;

/** A chunk as it was at a publication; undefined if it did not exist yet. `TOP` is the top. */
export async function findChunk(
  query: Query,
  issuer: bigint,
  chunk: number,
  publication: number,
): Promise<Uint8Array | undefined> {
  const [row] = await query<{ bytes: Uint8Array }>(
    `select bytes from chunks where issuer = $1 and chunk = $2 and publication <= $3
      order by publication desc limit 1`,
    [`${issuer}`, chunk, publication],
  );
  return row && new Uint8Array(row.bytes);
}

export async function writeChunk(
  query: Query,
  issuer: bigint,
  chunk: number,
  publication: number,
  bytes: Uint8Array,
): Promise<void> {
  await query("insert into chunks (issuer, chunk, publication, bytes) values ($1, $2, $3, $4)", [
    `${issuer}`,
    chunk,
    publication,
    bytes,
  ]);
}

/** Deletes what publications before one need and it does not: nobody can prove under their roots any more. */
export async function forgetChunksBefore(query: Query, issuer: bigint, publication: number): Promise<void> {
  await query(
    `delete from chunks using chunks newer
      where chunks.issuer = $1 and newer.issuer = $1 and newer.chunk = chunks.chunk
        and newer.publication > chunks.publication and newer.publication <= $2`,
    [`${issuer}`, publication],
  );
}
