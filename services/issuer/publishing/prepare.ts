import { setImmediate } from "node:timers/promises";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex, type Hex } from "viem";
import {
  CHUNK_SIZE,
  encodeSubtree,
  replaceInSubtree,
  subtreeNode,
  subtreeRoot,
} from "../../../src/credential/treeChunks.ts";
import type { Database, Query } from "../../shared/database/database.ts";
import { findChunk, TOP, writeChunk } from "../store/chunks.ts";
import { findDirty } from "../store/leaves.ts";
import { addPublication, findByRoot } from "../store/publications.ts";
import { findTree, publishRevocations } from "../store/trees.ts";
import { stirTree } from "./stirTree.ts";

/** A leaf and the place where it stands. */
interface Placed {
  readonly place: number;
  readonly leaf: bigint;
}

/** Leaves of a chunk from which on it is cheaper to work out all of it: 341 hashes instead of five for each. */
const MANY = 68;
const WORD = 32;

/**
 * Works out the next root of a tree from what changed since the last one, and writes down root and chunks together: from
 * then on the root may be on chain. Of the tree, only the chunks that changed are in memory. Returns whether there was
 * anything to do.
 *
 * @param last Number of the last publication, 0 if there is none.
 */
export async function preparePublication(database: Database, issuer: bigint, last: number): Promise<boolean> {
  const { query } = database;
  // Asked before the leaves are: what is counted here is in them.
  const { revocations } = (await findTree(query, issuer))!;
  const dirty = await findDirty(query, issuer);
  if (dirty.length === 0) return false;
  const top = (await findChunk(query, issuer, TOP, last)) ?? encodeSubtree("top", []);
  const changed = new Map<number, Uint8Array>();
  for (const [chunk, leaves] of Map.groupBy(dirty, ({ place }) => Math.floor(place / CHUNK_SIZE))) {
    const bytes = withLeaves(await findChunk(query, issuer, chunk, last), leaves);
    replaceInSubtree("top", top, chunk, subtreeRoot(bytes));
    changed.set(chunk, bytes);
    // Hashing takes a quarter of a second for a chunk; requests are answered in between.
    await setImmediate();
  }
  const root = subtreeRoot(top);
  const same = await findByRoot(query, issuer, root);
  if (same !== undefined) {
    // What changed has changed back.
    if (same.number === last) await markClean(query, issuer, dirty);
    else await stirTree(database, issuer);
    return true;
  }
  const read = async (chunk: number) => changed.get(chunk) ?? (await findChunk(query, issuer, chunk, last));
  // New places follow each other, so that those known here are all of them.
  const before = await countBefore(query, issuer, last);
  const leafCount = Math.max(before, dirty.at(-1)!.place + 1);
  const digest = await digestOfChunks(read, leafCount);
  await database.transaction(async (transaction) => {
    const number = last + 1;
    for (const [chunk, bytes] of changed) await writeChunk(transaction, issuer, chunk, number, bytes);
    await writeChunk(transaction, issuer, TOP, number, top);
    await markClean(transaction, issuer, dirty);
    const endsEarlier = await publishRevocations(transaction, issuer, revocations);
    await addPublication(transaction, {
      issuer,
      number,
      root,
      leafCount,
      digest,
      endsEarlier,
    });
  });
  return true;
}

function withLeaves(kept: Uint8Array | undefined, leaves: readonly Placed[]): Uint8Array {
  if (kept !== undefined && leaves.length < MANY) {
    for (const { place, leaf } of leaves) replaceInSubtree("chunk", kept, place % CHUNK_SIZE, leaf);
    return kept;
  }
  const row = Array.from({ length: CHUNK_SIZE }, (_, index) => (kept ? subtreeNode(kept, index) : 0n));
  for (const { place, leaf } of leaves) row[place % CHUNK_SIZE] = leaf;
  return encodeSubtree("chunk", row);
}

/** keccak256 over the leaves as words of 32 bytes, as `digestOfLeaves` has it. */
async function digestOfChunks(
  read: (chunk: number) => Promise<Uint8Array | undefined>,
  leafCount: number,
): Promise<Hex> {
  const digest = keccak_256.create();
  for (let first = 0; first < leafCount; first += CHUNK_SIZE) {
    const chunk = await read(first / CHUNK_SIZE);
    digest.update(chunk!.subarray(0, WORD * Math.min(CHUNK_SIZE, leafCount - first)));
    await setImmediate();
  }
  return bytesToHex(digest.digest());
}

async function countBefore(query: Query, issuer: bigint, last: number): Promise<number> {
  const [row] = await query<{ leaf_count: number }>(
    "select leaf_count from publications where issuer = $1 and number = $2",
    [`${issuer}`, last],
  );
  return row?.leaf_count ?? 0;
}

/** What was changed again meanwhile stays for the next publication. */
async function markClean(query: Query, issuer: bigint, placed: readonly Placed[]): Promise<void> {
  await query(
    `update leaves set is_dirty = false from unnest($2::integer[], $3::text[]) as done (place, leaf)
      where leaves.issuer = $1 and leaves.place = done.place and leaves.leaf = done.leaf`,
    [`${issuer}`, placed.map(({ place }) => place), placed.map(({ leaf }) => `${leaf}`)],
  );
}
