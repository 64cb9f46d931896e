import { poseidon4 } from "poseidon-lite/poseidon4";
import { bytesToBigInt, numberToBytes } from "viem";
import { InvalidValueError } from "../errors.ts";
import { requireFieldElement } from "../field.ts";
import { emptyNode, TREE_ARITY, TREE_DEPTH, type TreePath } from "./issuerTree.ts";

// A tree of ten levels is cut in the middle. Below the cut is one chunk for every 1,024 leaves; above it is the top,
// whose lowest row holds the roots of the chunks. Chunks and top have the same form: a subtree of five levels, written
// as rows of 1,024, 256, 64, 16, 4 and 1 nodes from the bottom up, each node in 32 bytes, big-endian. Nodes without
// leaves below them are written too, so that every node has a fixed place.

/** Leaves in a chunk, and chunks in a tree. */
export const CHUNK_SIZE = 1024;

/** Bytes of a chunk, and of the top. */
export const SUBTREE_BYTES = 32 * 1365;

const LEVELS = 5;
const WORD = 32;
/** For each row from the bottom up, how many nodes are written before it. */
const rowStarts = [0, 1024, 1280, 1344, 1360, 1364];

/** The lowest row of a chunk holds leaves; that of the top holds the chunks' roots. */
export type SubtreeKind = "chunk" | "top";

/** Writes the subtree over a row of nodes, padded with empty ones. Throws `InvalidValueError` for over 1,024. */
export function encodeSubtree(kind: SubtreeKind, row: readonly bigint[]): Uint8Array {
  if (row.length > CHUNK_SIZE) {
    throw new InvalidValueError(`A chunk has ${CHUNK_SIZE} places, not ${row.length}.`);
  }
  const base = baseLevel(kind);
  const subtree = new Uint8Array(SUBTREE_BYTES);
  let nodes = Array.from({ length: CHUNK_SIZE }, (_, index) => row[index] ?? emptyNode(base));
  for (let level = 0; level <= LEVELS; level++) {
    nodes.forEach((node, index) => {
      writeNode(subtree, level, index, node);
    });
    nodes = parentsOf(nodes, base + level);
  }
  return subtree;
}

/** Replaces a node in the lowest row and recomputes the nodes above it. */
export function replaceInSubtree(kind: SubtreeKind, subtree: Uint8Array, index: number, node: bigint): void {
  writeNode(subtree, 0, index, node);
  let position = index;
  for (let level = 0; level < LEVELS; level++) {
    position = Math.floor(position / TREE_ARITY);
    const parent = hashChildren(childrenOf(subtree, level, position), baseLevel(kind) + level);
    writeNode(subtree, level + 1, position, parent);
  }
}

/** The root of a chunk; for the top, the root of the tree. */
export function subtreeRoot(subtree: Uint8Array): bigint {
  return readNode(subtree, LEVELS, 0);
}

/** The node at a place in the lowest row. */
export function subtreeNode(subtree: Uint8Array, index: number): bigint {
  return readNode(subtree, 0, index);
}

/** The path of a leaf, as the circuit takes it, from its chunk and the top, neither of which is checked. */
export function pathFromChunk(chunk: Uint8Array, top: Uint8Array, index: number): TreePath {
  return [...pathInSubtree(chunk, index % CHUNK_SIZE), ...pathInSubtree(top, Math.floor(index / CHUNK_SIZE))];
}

/**
 * Checks a chunk and the top that an issuer published against the root on chain, by recomputing every node from the
 * leaves. Takes about 700 hashes, a quarter of a second.
 *
 * @param published.number The chunk's number, from 0: the leaf's index divided by 1,024.
 * @throws InvalidValueError if anything differs. Never prove with a path from such files.
 */
export function checkChunk(
  root: bigint,
  published: { readonly number: number; readonly chunk: Uint8Array; readonly top: Uint8Array },
): void {
  const { number, chunk, top } = published;
  if (!Number.isInteger(number) || number < 0 || number >= CHUNK_SIZE) {
    throw new InvalidValueError(`A tree has no chunk ${number}; it has ${CHUNK_SIZE}.`);
  }
  requireSound("chunk", chunk);
  requireSound("top", top);
  if (subtreeNode(top, number) !== subtreeRoot(chunk))
    throw refused(`It is not chunk ${number} of this top.`);
  if (subtreeRoot(top) !== root) throw refused(`The top does not lead to the root ${root}.`);
}

function requireSound(kind: SubtreeKind, subtree: Uint8Array): void {
  if (subtree.length !== SUBTREE_BYTES) {
    throw refused(`The ${kind} has ${subtree.length} bytes, not ${SUBTREE_BYTES}.`);
  }
  const row = Array.from({ length: CHUNK_SIZE }, (_, index) => subtreeNode(subtree, index));
  const expected = encodeSubtree(kind, row);
  if (!expected.every((byte, index) => byte === subtree[index])) {
    throw refused(`The ${kind} does not follow from its lowest row.`);
  }
}

function refused(message: string): InvalidValueError {
  return new InvalidValueError(message, {
    hint: "Fetch the issuer's files again; if they still differ from the chain, do not prove with this issuer.",
  });
}

function baseLevel(kind: SubtreeKind): number {
  return kind === "chunk" ? 0 : TREE_DEPTH - LEVELS;
}

function parentsOf(nodes: readonly bigint[], level: number): bigint[] {
  return Array.from({ length: nodes.length / TREE_ARITY }, (_, index) =>
    hashChildren(nodes.slice(TREE_ARITY * index, TREE_ARITY * (index + 1)), level),
  );
}

/** Most subtrees of a small tree are empty, and the roots of empty subtrees are known. */
function hashChildren(children: bigint[], level: number): bigint {
  return children.every((child) => child === emptyNode(level)) ? emptyNode(level + 1) : poseidon4(children);
}

function pathInSubtree(subtree: Uint8Array, index: number): bigint[][] {
  return Array.from({ length: LEVELS }, (_, level) =>
    childrenOf(subtree, level, Math.floor(index / TREE_ARITY ** (level + 1))),
  );
}

function childrenOf(subtree: Uint8Array, level: number, parent: number): bigint[] {
  return Array.from({ length: TREE_ARITY }, (_, child) =>
    readNode(subtree, level, TREE_ARITY * parent + child),
  );
}

function readNode(subtree: Uint8Array, level: number, index: number): bigint {
  const start = WORD * (rowStarts[level]! + index);
  return requireFieldElement("node", bytesToBigInt(subtree.subarray(start, start + WORD)));
}

function writeNode(subtree: Uint8Array, level: number, index: number, node: bigint): void {
  const bytes = numberToBytes(requireFieldElement("node", node), { size: WORD });
  subtree.set(bytes, WORD * (rowStarts[level]! + index));
}
