import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  createIssuerTree,
  emptyNode,
  rootOfPath,
  treePath,
  treeRoot,
} from "../../../src/credential/issuerTree.ts";
import {
  CHUNK_SIZE,
  checkChunk,
  encodeSubtree,
  pathFromChunk,
  replaceInSubtree,
  SUBTREE_BYTES,
  subtreeNode,
  subtreeRoot,
} from "../../../src/credential/treeChunks.ts";
import { InvalidValueError } from "../../../src/errors.ts";
import { SCALAR_MODULUS } from "../../../src/field.ts";

const leaves = Array.from({ length: 1030 }, (_, index) => BigInt(index + 1) ** 20n);
const tree = createIssuerTree(leaves);
const root = treeRoot(tree);
const chunks = [leaves.slice(0, CHUNK_SIZE), leaves.slice(CHUNK_SIZE)].map((row) =>
  encodeSubtree("chunk", row),
);
const top = encodeSubtree("top", chunks.map(subtreeRoot));

function refuses(run: () => unknown, message: RegExp): void {
  assert.throws(run, (error) => error instanceof InvalidValueError && message.test(error.message));
}

describe("chunks and the top of a tree", () => {
  it("have the same nodes, root and paths as the tree in memory", () => {
    assert.equal(subtreeRoot(top), root);
    assert.deepEqual(chunks.map(subtreeRoot), tree.levels[5]);
    for (const index of [0, 1, 700, 1023, 1024, 1029]) {
      const path = pathFromChunk(chunks[Math.floor(index / CHUNK_SIZE)]!, top, index);
      assert.deepEqual(path, treePath(tree, index));
      assert.equal(rootOfPath(leaves[index]!, path), root);
    }
  });

  it("are empty subtrees without leaves", () => {
    assert.equal(subtreeRoot(encodeSubtree("chunk", [])), emptyNode(5));
    assert.equal(subtreeRoot(encodeSubtree("top", [])), treeRoot(createIssuerTree()));
  });

  it("are the same after replacing as when written anew", () => {
    const row = leaves.slice(0, 100);
    const chunk = encodeSubtree("chunk", row);
    for (const [index, leaf] of [
      [0, 7n],
      [99, 0n],
      [100, 9n],
      [1023, SCALAR_MODULUS - 1n],
    ] as const) {
      replaceInSubtree("chunk", chunk, index, leaf);
      row[index] = leaf;
    }
    assert.deepEqual(
      chunk,
      encodeSubtree(
        "chunk",
        Array.from(row, (leaf) => leaf ?? 0n),
      ),
    );
    const copy = Uint8Array.from(top);
    replaceInSubtree("top", copy, 0, subtreeRoot(chunk));
    assert.deepEqual(copy, encodeSubtree("top", [subtreeRoot(chunk), subtreeRoot(chunks[1]!)]));
  });

  it("refuse what they cannot hold", () => {
    refuses(() => encodeSubtree("chunk", new Array(1025).fill(1n)), /1024 places, not 1025/);
    refuses(() => encodeSubtree("chunk", [SCALAR_MODULUS]), /not a field element/);
    refuses(() => replaceInSubtree("chunk", Uint8Array.from(chunks[0]!), 1, -1n), /not a field element/);
  });
});

describe("a published chunk", () => {
  it("is accepted if it leads to the root on chain", () => {
    chunks.forEach((chunk, number) => {
      checkChunk(root, { number, chunk, top });
    });
    checkChunk(root, { number: 2, chunk: encodeSubtree("chunk", []), top });
  });

  it("is refused if any row of it, or of the top, was changed", () => {
    // One byte of the first and of the last node of each of the six rows.
    const nodes = [0, 1023, 1024, 1279, 1280, 1343, 1344, 1359, 1360, 1363, 1364];
    for (const node of nodes) {
      const changed = (subtree: Uint8Array) => {
        const copy = Uint8Array.from(subtree);
        copy[32 * node + 31]! ^= 1;
        return copy;
      };
      const chunk = changed(chunks[0]!);
      refuses(() => checkChunk(root, { number: 0, chunk, top }), /chunk does not follow from its lowest row/);
      const otherTop = changed(top);
      refuses(
        () => checkChunk(root, { number: 0, chunk: chunks[0]!, top: otherTop }),
        /top does not follow from its lowest row/,
      );
    }
  });

  it("is refused if it is sound but another one", () => {
    const other = encodeSubtree("chunk", leaves.slice(0, 1023));
    refuses(() => checkChunk(root, { number: 0, chunk: other, top }), /not chunk 0 of this top/);
    refuses(() => checkChunk(root, { number: 1, chunk: chunks[0]!, top }), /not chunk 1 of this top/);
    const otherTop = encodeSubtree("top", [subtreeRoot(other), subtreeRoot(chunks[1]!)]);
    refuses(() => checkChunk(root, { number: 0, chunk: other, top: otherTop }), /does not lead to the root/);
  });

  it("is refused if a leaf was moved to another place", () => {
    const swapped = encodeSubtree("chunk", [leaves[1]!, leaves[0]!, ...leaves.slice(2, CHUNK_SIZE)]);
    refuses(() => checkChunk(root, { number: 0, chunk: swapped, top }), /not chunk 0 of this top/);
  });

  it("is refused if it is cut, too long, out of the field or has no such number", () => {
    const chunk = chunks[0]!;
    for (const wrong of [chunk.slice(0, -32), new Uint8Array(SUBTREE_BYTES + 32), new Uint8Array()]) {
      refuses(() => checkChunk(root, { number: 0, chunk: wrong, top }), /has \d+ bytes, not 43680/);
    }
    const outside = Uint8Array.from(chunk).fill(0xff, 0, 32);
    refuses(() => checkChunk(root, { number: 0, chunk: outside, top }), /not a field element/);
    for (const number of [-1, 1024, 0.5]) {
      refuses(() => checkChunk(root, { number, chunk, top }), /has no chunk/);
    }
  });

  it("names each leaf by its place", () => {
    assert.equal(subtreeNode(chunks[1]!, 5), leaves[1029]);
    assert.equal(subtreeNode(chunks[1]!, 6), 0n);
  });
});
