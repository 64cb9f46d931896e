import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { emptyNode, TREE_CAPACITY, type TreePath } from "../../src/credential/issuerTree.ts";
import {
  CHUNK_SIZE,
  encodeSubtree,
  pathFromChunk,
  replaceInSubtree,
  SUBTREE_BYTES,
  subtreeNode,
  subtreeRoot,
} from "../../src/credential/treeChunks.ts";
import { DecdpError, InvalidValueError } from "../../src/errors.ts";

/**
 * An issuer's tree in a directory: `chunk-0000.bin` and so on, `top.bin` and `tree.json`, which may be published as
 * they are. Only the top is in memory. Only one process may write at a time.
 */
export interface DiskTree {
  readonly directory: string;
  readonly top: Uint8Array;
  leafCount: number;
}

/** Makes an empty tree in a new or empty directory. */
export async function createDiskTree(directory: string): Promise<DiskTree> {
  await mkdir(directory, { recursive: true });
  const tree = { directory, top: encodeSubtree("top", []), leafCount: 0 };
  await saveTop(tree);
  return tree;
}

/** Opens a tree. Throws `DecdpError` if its files are missing or do not belong together. */
export async function openDiskTree(directory: string): Promise<DiskTree> {
  const file = path.join(directory, "tree.json");
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new DecdpError(`There is no issuer's tree in ${directory}.`, {
      cause,
      hint: "Make one with createDiskTree.",
    });
  });
  const { root, leafCount } = JSON.parse(text);
  const top = await readSubtree(path.join(directory, "top.bin"));
  if (`${subtreeRoot(top)}` !== root) throw broken(`${file} names another root than top.bin.`);
  return { directory, top, leafCount };
}

/** The root of the tree. */
export function diskTreeRoot(tree: DiskTree): bigint {
  return subtreeRoot(tree.top);
}

/** Appends leaves and returns the index of the first one. Each chunk is written once. */
export async function appendLeaves(tree: DiskTree, leaves: readonly bigint[]): Promise<number> {
  const first = tree.leafCount;
  if (first + leaves.length > TREE_CAPACITY) {
    throw new InvalidValueError(`An issuer's tree holds ${TREE_CAPACITY} leaves.`, {
      hint: "Register another issuer for more.",
    });
  }
  for (let done = 0; done < leaves.length; ) {
    const index = first + done;
    const room = CHUNK_SIZE - (index % CHUNK_SIZE);
    const part = leaves.slice(done, done + room);
    const number = Math.floor(index / CHUNK_SIZE);
    await saveChunk(tree, number, insertInChunk(await readChunk(tree, number), index % CHUNK_SIZE, part));
    done += part.length;
  }
  tree.leafCount += leaves.length;
  await saveTop(tree);
  return first;
}

/** Replaces a leaf, by that of a renewed credential or by `emptyNode(0)` for a revoked one. */
export async function replaceDiskLeaf(tree: DiskTree, index: number, leaf: bigint): Promise<void> {
  requireIndex(tree, index);
  const number = Math.floor(index / CHUNK_SIZE);
  const chunk = await readChunk(tree, number);
  replaceInSubtree("chunk", chunk, index % CHUNK_SIZE, leaf);
  await saveChunk(tree, number, chunk);
  await saveTop(tree);
}

/** The path of a leaf, as the circuit takes it. */
export async function diskTreePath(tree: DiskTree, index: number): Promise<TreePath> {
  requireIndex(tree, index);
  return pathFromChunk(await readChunk(tree, Math.floor(index / CHUNK_SIZE)), tree.top, index);
}

/** The contents of a chunk's file; a chunk without leaves is empty. */
export async function readChunk(tree: DiskTree, number: number): Promise<Uint8Array> {
  const expected = subtreeNode(tree.top, number);
  if (expected === emptyNode(5)) return encodeSubtree("chunk", []);
  const chunk = await readSubtree(chunkFile(tree, number));
  if (subtreeRoot(chunk) !== expected) throw broken(`Chunk ${number} does not belong to top.bin.`);
  return chunk;
}

/** Writes a whole chunk and notes its root in the top, which is saved by `saveTop`. */
export async function saveChunk(tree: DiskTree, number: number, chunk: Uint8Array): Promise<void> {
  await replaceFile(chunkFile(tree, number), chunk);
  replaceInSubtree("top", tree.top, number, subtreeRoot(chunk));
}

/** Writes what belongs to the tree as a whole. */
export async function saveTop(tree: DiskTree): Promise<void> {
  const summary = { format: "decdp-issuer-tree", version: 1, leafCount: tree.leafCount };
  await replaceFile(path.join(tree.directory, "top.bin"), tree.top);
  const text = JSON.stringify({ ...summary, root: `${diskTreeRoot(tree)}` }, null, 2);
  await replaceFile(path.join(tree.directory, "tree.json"), `${text}\n`);
}

/** A few leaves are inserted one by one; for many it is cheaper to recompute the chunk. */
function insertInChunk(chunk: Uint8Array, first: number, leaves: readonly bigint[]): Uint8Array {
  if (leaves.length > CHUNK_SIZE / 16) {
    const before = Array.from({ length: first }, (_, place) => subtreeNode(chunk, place));
    return encodeSubtree("chunk", [...before, ...leaves]);
  }
  leaves.forEach((leaf, offset) => {
    replaceInSubtree("chunk", chunk, first + offset, leaf);
  });
  return chunk;
}

function chunkFile(tree: DiskTree, number: number): string {
  return path.join(tree.directory, `chunk-${`${number}`.padStart(4, "0")}.bin`);
}

async function readSubtree(file: string): Promise<Uint8Array> {
  const bytes = new Uint8Array(await readFile(file));
  if (bytes.length !== SUBTREE_BYTES)
    throw broken(`${file} has ${bytes.length} bytes, not ${SUBTREE_BYTES}.`);
  return bytes;
}

/** A reader sees the old file or the new one, never a part. */
async function replaceFile(file: string, content: Uint8Array | string): Promise<void> {
  await writeFile(`${file}.new`, content);
  await rename(`${file}.new`, file);
}

function requireIndex({ leafCount }: DiskTree, index: number): void {
  if (!Number.isInteger(index) || index < 0 || index >= leafCount) {
    throw new InvalidValueError(`The tree has no leaf ${index}; it has ${leafCount}.`);
  }
}

function broken(message: string): DecdpError {
  return new DecdpError(message, {
    hint: "Writing was interrupted, or a file was changed. Build the tree again from the leaves on record.",
  });
}
