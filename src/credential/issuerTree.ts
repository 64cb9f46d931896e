import { poseidon4 } from "poseidon-lite/poseidon4";
import { InvalidValueError } from "../errors.ts";
import { requireFieldElement } from "../field.ts";

/** Levels between a leaf and the root. */
export const TREE_DEPTH = 10;
/** Children of a node. */
export const TREE_ARITY = 4;
/** Leaves of a full tree. */
export const TREE_CAPACITY = TREE_ARITY ** TREE_DEPTH;

/**
 * An issuer's credential tree: a 4-ary Poseidon tree of fixed depth, all of it in memory. `levels[0]` are the leaves,
 * `levels[10]` is the root. Whatever is to the right of a level's last node is empty.
 */
export interface IssuerTree {
  readonly levels: bigint[][];
}

/** For each level from the leaves up, the four children that include the node on the path. */
export type TreePath = readonly (readonly bigint[])[];

/** Roots of empty subtrees by level; an empty leaf is 0, which no credential hashes to. */
const EMPTY = emptySubtrees();

/** Builds a tree of these leaves, in this order. Throws `InvalidValueError` if there are too many. */
export function createIssuerTree(leaves: readonly bigint[] = []): IssuerTree {
  if (leaves.length > TREE_CAPACITY) throw treeFull();
  const levels = [leaves.map((leaf) => requireFieldElement("leaf", leaf))];
  for (let level = 0; level < TREE_DEPTH; level++) {
    const below = levels[level]!;
    const nodes = new Array<bigint>(Math.ceil(below.length / TREE_ARITY));
    for (let index = 0; index < nodes.length; index++)
      nodes[index] = poseidon4(childrenAt(below, level, index));
    levels.push(nodes);
  }
  return { levels };
}

/** The root of the tree. */
export function treeRoot(tree: IssuerTree): bigint {
  return tree.levels[TREE_DEPTH]![0] ?? EMPTY[TREE_DEPTH]!;
}

/** Number of places in use, including those of removed leaves. */
export function leafCount(tree: IssuerTree): number {
  return tree.levels[0]!.length;
}

/** Appends a leaf and returns its index. */
export function insertLeaf(tree: IssuerTree, leaf: bigint): number {
  const index = leafCount(tree);
  if (index >= TREE_CAPACITY) throw treeFull();
  setLeaf(tree, index, leaf);
  return index;
}

/** Replaces a leaf, when its credential is renewed. */
export function replaceLeaf(tree: IssuerTree, index: number, leaf: bigint): void {
  requireIndex(tree, index);
  setLeaf(tree, index, leaf);
}

/** Empties a leaf's place, when its credential is revoked. The place is not used again. */
export function removeLeaf(tree: IssuerTree, index: number): void {
  requireIndex(tree, index);
  setLeaf(tree, index, EMPTY[0]!);
}

/** The path of a leaf, as the circuit takes it: 10 levels of 4 children. */
export function treePath(tree: IssuerTree, index: number): TreePath {
  requireIndex(tree, index);
  return tree.levels
    .slice(0, TREE_DEPTH)
    .map((nodes, level) => childrenAt(nodes, level, Math.floor(index / TREE_ARITY ** (level + 1))));
}

/** The root of an empty subtree with `level` levels below its root. */
export function emptyNode(level: number): bigint {
  return EMPTY[level]!;
}

/** The root that a leaf and its path lead to; undefined if the leaf is not on the path. */
export function rootOfPath(leaf: bigint, path: TreePath): bigint | undefined {
  let node = leaf;
  for (const children of path) {
    if (!children.includes(node)) return undefined;
    node = poseidon4([...children]);
  }
  return node;
}

function setLeaf(tree: IssuerTree, index: number, leaf: bigint): void {
  tree.levels[0]![index] = requireFieldElement("leaf", leaf);
  let position = index;
  for (let level = 0; level < TREE_DEPTH; level++) {
    position = Math.floor(position / TREE_ARITY);
    tree.levels[level + 1]![position] = poseidon4(childrenAt(tree.levels[level]!, level, position));
  }
}

function childrenAt(nodes: readonly bigint[], level: number, parent: number): bigint[] {
  const first = parent * TREE_ARITY;
  return Array.from({ length: TREE_ARITY }, (_, child) => nodes[first + child] ?? EMPTY[level]!);
}

function emptySubtrees(): bigint[] {
  const roots = [0n];
  for (let level = 0; level < TREE_DEPTH; level++) {
    roots.push(poseidon4(new Array<bigint>(TREE_ARITY).fill(roots[level]!)));
  }
  return roots;
}

function requireIndex(tree: IssuerTree, index: number): void {
  if (!Number.isInteger(index) || index < 0 || index >= leafCount(tree)) {
    throw new InvalidValueError(`The tree has no leaf ${index}; it has ${leafCount(tree)}.`);
  }
}

function treeFull(): InvalidValueError {
  return new InvalidValueError(`An issuer's tree holds ${TREE_CAPACITY} leaves.`, {
    hint: "Register another issuer for more.",
  });
}
