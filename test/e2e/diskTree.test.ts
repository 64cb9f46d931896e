import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { buildDiskTree } from "../../scripts/issuerTree/buildDiskTree.ts";
import {
  appendLeaves,
  createDiskTree,
  diskTreePath,
  diskTreeRoot,
  openDiskTree,
  readChunk,
  replaceDiskLeaf,
} from "../../scripts/issuerTree/diskTree.ts";
import {
  createIssuerTree,
  insertLeaf,
  replaceLeaf,
  rootOfPath,
  treePath,
  treeRoot,
} from "../../src/credential/issuerTree.ts";
import { CHUNK_SIZE, checkChunk } from "../../src/credential/treeChunks.ts";
import { DecdpError, InvalidValueError } from "../../src/errors.ts";

const leaves = Array.from({ length: 2500 }, (_, index) => BigInt(index + 1) ** 21n);
const leafChunks = [leaves.slice(0, 1024), leaves.slice(1024, 2048), leaves.slice(2048)];

describe("an issuer's tree on disk", () => {
  let directory: string;
  const folder = (name: string) => path.join(directory, name);
  before(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), "decdp-tree-"));
  });
  after(() => rm(directory, { recursive: true, force: true }));

  it("built by worker threads has the root and the paths of the tree in memory", async () => {
    const counts: number[] = [];
    const tree = await buildDiskTree(folder("built"), leafChunks, (count) => counts.push(count));
    const expected = createIssuerTree(leaves);
    assert.equal(diskTreeRoot(tree), treeRoot(expected));
    assert.equal(counts.at(-1), leaves.length);
    for (const index of [0, 1023, 1024, 2047, 2499]) {
      assert.deepEqual(await diskTreePath(tree, index), treePath(expected, index));
    }
    const names = ["chunk-0000.bin", "chunk-0001.bin", "chunk-0002.bin", "top.bin", "tree.json"];
    assert.deepEqual((await readdir(folder("built"))).sort(), names);
  });

  it("stays equal to the tree in memory while leaves are added and replaced, and after opening it again", async () => {
    const tree = await createDiskTree(folder("growing"));
    const expected = createIssuerTree();
    const append = async (added: bigint[]) => {
      const first = await appendLeaves(tree, added);
      assert.equal(first, expected.levels[0]!.length);
      for (const leaf of added) insertLeaf(expected, leaf);
      assert.equal(diskTreeRoot(tree), treeRoot(expected));
    };
    await append(leaves.slice(0, 3));
    await append(leaves.slice(3, 1030));
    await append([5n]);
    for (const [index, leaf] of [
      [2, 9n],
      [1030, 0n],
      [1023, 8n],
    ] as const) {
      await replaceDiskLeaf(tree, index, leaf);
      replaceLeaf(expected, index, leaf);
      assert.equal(diskTreeRoot(tree), treeRoot(expected));
    }
    const opened = await openDiskTree(folder("growing"));
    assert.equal(opened.leafCount, 1031);
    assert.equal(rootOfPath(9n, await diskTreePath(opened, 2)), treeRoot(expected));
  });

  it("publishes chunks that an agent can check against the root on chain", async () => {
    const tree = await openDiskTree(folder("built"));
    const root = treeRoot(createIssuerTree(leaves));
    const top = await readFile(folder("built/top.bin"));
    for (const number of [0, 1, 2]) {
      const chunk = await readFile(folder(`built/chunk-000${number}.bin`));
      checkChunk(root, { number, chunk, top });
    }
    checkChunk(root, { number: 3, chunk: await readChunk(tree, 3), top });
  });

  it("refuses a chunk that was changed or belongs to another time", async () => {
    const tree = await buildDiskTree(folder("changed"), leafChunks);
    const file = folder("changed/chunk-0001.bin");
    const before = await readFile(file);
    await replaceDiskLeaf(tree, 1500, 4n);
    await writeFile(file, before);
    await assert.rejects(diskTreePath(tree, 1500), (error) => {
      return (
        error instanceof DecdpError &&
        /Chunk 1 does not belong to top.bin.*Build the tree again/.test(error.message)
      );
    });
    await writeFile(file, before.subarray(0, 100));
    await assert.rejects(diskTreePath(tree, 1500), /has 100 bytes, not 43680/);
  });

  it("refuses to open what is not there, or a top of another time", async () => {
    await assert.rejects(openDiskTree(folder("nowhere")), /no issuer's tree in .*createDiskTree/);
    const tree = await createDiskTree(folder("stale"));
    const before = await readFile(folder("stale/top.bin"));
    await appendLeaves(tree, [1n]);
    await writeFile(folder("stale/top.bin"), before);
    await assert.rejects(openDiskTree(folder("stale")), /names another root than top.bin/);
  });

  it("refuses leaves and places that it cannot hold", async () => {
    const tree = await openDiskTree(folder("built"));
    await assert.rejects(diskTreePath(tree, 2500), /has no leaf 2500; it has 2500/);
    await assert.rejects(replaceDiskLeaf(tree, -1, 1n), /has no leaf -1/);
    const wrong = [[[1n], [2n]], [new Array(CHUNK_SIZE + 1).fill(1n)]];
    for (const leafChunks of wrong) {
      await assert.rejects(buildDiskTree(folder("wrong"), leafChunks), (error) => {
        return error instanceof InvalidValueError && /of leaves does not fit/.test(error.message);
      });
    }
  });
});
