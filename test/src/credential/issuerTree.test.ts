import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { poseidon4 } from "poseidon-lite";
import {
  createIssuerTree,
  insertLeaf,
  leafCount,
  removeLeaf,
  replaceLeaf,
  rootOfPath,
  TREE_CAPACITY,
  treePath,
  treeRoot,
} from "../../../src/credential/issuerTree.ts";
import { InvalidValueError } from "../../../src/errors.ts";
import { SCALAR_MODULUS } from "../../../src/field.ts";
import { createRandom } from "../../support/random.ts";

/** The root of ten levels over leaves, each level filled up with empty subtrees: nothing kept, nothing shared. */
function plainRoot(leaves: readonly bigint[]): bigint {
  let [level, empty] = [[...leaves], 0n];
  for (let depth = 0; depth < 10; depth++) {
    const children = (parent: number) => [0, 1, 2, 3].map((child) => level[4 * parent + child] ?? empty);
    level = Array.from({ length: Math.ceil(level.length / 4) }, (_, parent) => poseidon4(children(parent)));
    empty = poseidon4([empty, empty, empty, empty]);
  }
  return level[0] ?? empty;
}

describe("an issuer's tree", () => {
  it("has the root of a plain reckoning for any number of leaves", () => {
    for (const count of [0, 1, 3, 4, 5, 16, 17, 65]) {
      const leaves = Array.from({ length: count }, (_, index) => BigInt(index + 1));
      assert.equal(treeRoot(createIssuerTree(leaves)), plainRoot(leaves));
    }
  });

  it("keeps that root while leaves are inserted, replaced and removed in any order", () => {
    const random = createRandom(1);
    const leaves: bigint[] = [];
    const tree = createIssuerTree();
    for (let count = 0; count < 80; count++) {
      const leaf = random.field();
      const index = random.between(0, leaves.length);
      const action =
        index === leaves.length ? "insert" : random.oneOf(["insert", "replace", "remove"] as const);
      if (action === "insert") {
        assert.equal(insertLeaf(tree, leaf), leaves.length);
        leaves.push(leaf);
      } else if (action === "replace") {
        replaceLeaf(tree, index, leaf);
        leaves[index] = leaf;
      } else {
        removeLeaf(tree, index);
        leaves[index] = 0n;
      }
      assert.equal(leafCount(tree), leaves.length);
      assert.equal(treeRoot(tree), plainRoot(leaves));
    }
    assert.deepEqual(tree, createIssuerTree(leaves));
  });

  it("gives each leaf a path of ten levels that leads to the root", () => {
    const leaves = Array.from({ length: 70 }, (_, index) => BigInt(index + 1));
    const tree = createIssuerTree(leaves);
    leaves.forEach((leaf, index) => {
      const path = treePath(tree, index);
      assert.equal(path.length, 10);
      assert.ok(path.every((children) => children.length === 4));
      assert.equal(rootOfPath(leaf, path), treeRoot(tree));
    });
  });

  it("refuses leaves and places that it cannot hold", () => {
    const tree = createIssuerTree([1n]);
    const refuses = (run: () => unknown, message: RegExp) =>
      assert.throws(run, (error) => error instanceof InvalidValueError && message.test(error.message));
    refuses(() => createIssuerTree([SCALAR_MODULUS]), /leaf is not a field element/);
    refuses(() => insertLeaf(tree, -1n), /leaf is not a field element/);
    for (const index of [1, -1, 0.5]) {
      refuses(() => treePath(tree, index), /has no leaf/);
      refuses(() => replaceLeaf(tree, index, 2n), /has no leaf/);
      refuses(() => removeLeaf(tree, index), /has no leaf .*; it has 1/);
    }
    refuses(() => createIssuerTree(new Array(TREE_CAPACITY + 1)), /holds 1048576 leaves/);
    assert.equal(leafCount(tree), 1);
  });
});

describe("the root of a path", () => {
  const leaves = [1n, 2n, 3n, 4n, 5n, 6n];
  const path = treePath(createIssuerTree(leaves), 2);

  it("is undefined for a leaf or a node that is not on the path", () => {
    assert.equal(rootOfPath(5n, path), undefined);
    for (let level = 0; level < 10; level++) {
      assert.equal(rootOfPath(3n, path.with(level, [7n, 8n, 9n, 10n])), undefined);
    }
  });

  it("is another one after a change beside the path", () => {
    const changed = path.with(0, [1n, 2n, 3n, 7n]).with(1, [poseidon4([1n, 2n, 3n, 7n]), 0n, 0n, 0n]);
    assert.notEqual(rootOfPath(3n, changed.slice(0, 2)), rootOfPath(3n, path.slice(0, 2)));
  });
});
