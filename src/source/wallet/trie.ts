import { fromRlp, type Hex, hexToBytes, keccak256, size } from "viem";
import { SourceError } from "../sourceError.ts";

/** A decoded node, or a child that is written inside of it. */
type Node = Hex | readonly Node[];

/** Root of a trie that has nothing in it. */
const EMPTY_ROOT = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";
/** Nibbles of a key, which is a hash. */
const DEPTH = 64;
const BRANCH = 17;

/**
 * The value of a key in a Merkle Patricia trie, by a proof as `eth_getProof` gives it; undefined where the proof shows
 * that the key has none. Throws `SourceError` (`tampered`) for a proof that shows neither.
 *
 * @param key 32 bytes: the hash of the address or of the storage slot.
 * @param proof The nodes from the root down, encoded.
 */
export function readFromTrie(root: Hex, key: Hex, proof: readonly Hex[]): Hex | undefined {
  if (root === EMPTY_ROOT) return undefined;
  try {
    return walk(root, nibblesOf(key), proof);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw tampered();
  }
}

function walk(root: Hex, path: readonly number[], proof: readonly Hex[]): Hex | undefined {
  const left = [...proof];
  let child: Node = root;
  let depth = 0;
  while (depth <= DEPTH) {
    const node = resolve(child, left);
    if (node.length === BRANCH) {
      child = node[depth === DEPTH ? BRANCH - 1 : path[depth]!]!;
      if (depth === DEPTH) return child === "0x" ? undefined : requireValue(child);
      depth++;
      if (child === "0x") return undefined;
      continue;
    }
    if (node.length !== 2) throw tampered();
    const { isLeaf, nibbles } = readPath(node[0]!);
    const isOnPath = nibbles.every((nibble, index) => path[depth + index] === nibble);
    // Another key stands where this one would.
    if (!isOnPath) return undefined;
    depth += nibbles.length;
    if (isLeaf) {
      if (depth !== DEPTH) throw tampered();
      return requireValue(node[1]!);
    }
    if (nibbles.length === 0) throw tampered();
    child = node[1]!;
  }
  throw tampered();
}

/** The node that a hash names, which is the next of the proof; small ones are written in the place of their hash. */
function resolve(child: Node, left: Hex[]): readonly Node[] {
  if (typeof child !== "string") return child;
  const encoded = left.shift();
  if (size(child) !== 32 || encoded === undefined || keccak256(encoded) !== child) throw tampered();
  const node = fromRlp(encoded, "hex") as Node;
  if (typeof node === "string") throw tampered();
  return node;
}

/** The path in a leaf or an extension: a first nibble that tells which and whether the length is odd, then nibbles. */
function readPath(compact: Node): { readonly isLeaf: boolean; readonly nibbles: readonly number[] } {
  const [flag, ...rest] = nibblesOf(requireValue(compact));
  if (flag === undefined || flag > 3) throw tampered();
  return { isLeaf: flag >= 2, nibbles: flag % 2 === 1 ? rest : rest.slice(1) };
}

function requireValue(node: Node): Hex {
  if (typeof node !== "string") throw tampered();
  return node;
}

function nibblesOf(bytes: Hex): number[] {
  return [...hexToBytes(bytes)].flatMap((byte) => [byte >> 4, byte & 15]);
}

function tampered(): SourceError {
  return new SourceError("tampered", "The node's proof does not lead to the block's state.");
}
