import { once } from "node:events";
import os from "node:os";
import { Worker } from "node:worker_threads";
import { CHUNK_SIZE } from "../../src/credential/treeChunks.ts";
import { InvalidValueError } from "../../src/errors.ts";
import { createDiskTree, type DiskTree, saveChunk, saveTop } from "./diskTree.ts";

/** Leaves in chunks of 1,024 (the last may be smaller), so that they need not all be in memory at once. */
export type LeafChunks = Iterable<readonly bigint[]> | AsyncIterable<readonly bigint[]>;

interface NumberedLeaves {
  readonly number: number;
  readonly leaves: readonly bigint[];
}

/**
 * Builds a tree of many leaves in a new or empty directory, on all cores: a million takes a minute or two.
 *
 * @throws InvalidValueError for more leaves than a tree holds, a chunk that is too large, and a chunk that is too small
 * but not the last.
 */
export async function buildDiskTree(
  directory: string,
  leafChunks: LeafChunks,
  written: (leafCount: number) => void = () => {},
): Promise<DiskTree> {
  const tree = await createDiskTree(directory);
  const queue = numbered(leafChunks);
  const workers = Array.from({ length: os.availableParallelism() }, createWorker);
  try {
    // Each worker takes the next chunk from the same queue.
    await Promise.all(
      workers.map(async (worker) => {
        for await (const { number, leaves } of queue) {
          worker.postMessage(leaves);
          const [chunk] = await once(worker, "message");
          await saveChunk(tree, number, chunk);
          tree.leafCount += leaves.length;
          written(tree.leafCount);
        }
      }),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  await saveTop(tree);
  return tree;
}

async function* numbered(leafChunks: LeafChunks): AsyncGenerator<NumberedLeaves, void, undefined> {
  let number = 0;
  let last = CHUNK_SIZE;
  for await (const leaves of leafChunks) {
    if (last !== CHUNK_SIZE || leaves.length > CHUNK_SIZE || number >= CHUNK_SIZE) {
      throw new InvalidValueError(`Chunk ${number} of leaves does not fit.`, {
        details: { number, size: leaves.length, previous: last },
        hint: `Give at most ${CHUNK_SIZE} chunks of ${CHUNK_SIZE} leaves; only the last one may be smaller.`,
      });
    }
    yield { number, leaves };
    last = leaves.length;
    number++;
  }
}

function createWorker(): Worker {
  return new Worker(new URL("./chunkWorker.ts", import.meta.url));
}
