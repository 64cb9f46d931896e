import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import Table from "cli-table3";
import { fromRoot } from "../../services/shared/paths.ts";
import { rootOfPath, TREE_CAPACITY } from "../../src/credential/issuerTree.ts";
import { CHUNK_SIZE, checkChunk } from "../../src/credential/treeChunks.ts";
import { SCALAR_MODULUS } from "../../src/field.ts";
import { buildDiskTree } from "../issuerTree/buildDiskTree.ts";
import {
  appendLeaves,
  type DiskTree,
  diskTreePath,
  diskTreeRoot,
  openDiskTree,
  readChunk,
  replaceDiskLeaf,
} from "../issuerTree/diskTree.ts";
import { commandLine } from "../shared/commandLine.ts";
import { median } from "../shared/median.ts";

const REPETITIONS = 50;
/** Leaves are inserted after building. */
const MOST_LEAVES = TREE_CAPACITY - REPETITIONS;

const help = `Builds an issuer's tree on disk and measures what an issuer and an agent do with it.

Usage: npm run bench:tree -- [options]

  --leaves N   number of leaves, 2 to ${MOST_LEAVES} (default 1000000)
  --help       this text

Writes out/bench-tree.json, a flat map from name to number.`;

const { refuse, integer } = commandLine("run bench:tree");

function readLeafCount(): number {
  try {
    const { values } = parseArgs({
      options: { leaves: { type: "string", default: "1000000" }, help: { type: "boolean", default: false } },
    });
    if (values.help) {
      console.log(help);
      process.exit(0);
    }
    return integer("leaves", values.leaves, 2, MOST_LEAVES);
  } catch (error) {
    return refuse((error as Error).message);
  }
}

/** Leaves as large as real ones, without the cost of hashing credentials. */
function leafAt(index: number): bigint {
  return (
    (BigInt(index + 1) * 0x9e3779b97f4a7c15f39cc0605cedc8341082276bf3a27251f86c6a11d0c18e95n) % SCALAR_MODULUS
  );
}

function* groupsOf(count: number): Generator<bigint[]> {
  for (let first = 0; first < count; first += CHUNK_SIZE) {
    const size = Math.min(CHUNK_SIZE, count - first);
    yield Array.from({ length: size }, (_, offset) => leafAt(first + offset));
  }
}

/** Median milliseconds of an action, on leaves spread over the whole tree. */
async function measure(tree: DiskTree, action: (index: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const index = (repetition * 104_729) % tree.leafCount;
    const start = performance.now();
    await action(index);
    times.push(performance.now() - start);
  }
  return median(times);
}

const count = readLeafCount();
const directory = await mkdtemp(path.join(os.tmpdir(), "decdp-tree-"));
try {
  const bar = new SingleBar({
    format: "leaves [{bar}] {value}/{total}, {duration_formatted}, about {eta_formatted} left",
    barsize: 30,
    noTTYOutput: true,
    notTTYSchedule: 10_000,
  });
  bar.start(count, 0);
  const start = performance.now();
  const cpu = process.cpuUsage();
  const built = await buildDiskTree(directory, groupsOf(count), (leafCount) => bar.update(leafCount));
  const buildSeconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  bar.stop();

  const tree = await openDiskTree(directory);
  const root = diskTreeRoot(built);
  const last = tree.leafCount - 1;
  if (rootOfPath(leafAt(last), await diskTreePath(tree, last)) !== root) {
    throw new Error("The path of the last leaf does not lead to the root.");
  }
  const figures = {
    leaves: count,
    buildSeconds,
    buildCpuSeconds: (user + system) / 1e6,
    pathMs: await measure(tree, (index) => diskTreePath(tree, index)),
    checkMs: await measure(tree, async (index) => {
      const number = Math.floor(index / CHUNK_SIZE);
      checkChunk(root, { number, chunk: await readChunk(tree, number), top: tree.top });
    }),
    replaceMs: await measure(tree, (index) => replaceDiskLeaf(tree, index, leafAt(index + 1))),
    insertMs: await measure(tree, () => appendLeaves(tree, [1n])),
    memoryMiB: process.memoryUsage.rss() / 2 ** 20,
  };
  const table = new Table({ style: { head: [], border: [] } });
  table.push(
    ["leaves", count],
    ["build, s", figures.buildSeconds.toFixed(1)],
    ["build, CPU s of all threads", figures.buildCpuSeconds.toFixed(1)],
    ["path of a leaf, ms", figures.pathMs.toFixed(2)],
    ["check of a published chunk, ms", figures.checkMs.toFixed(0)],
    ["replace a leaf, ms", figures.replaceMs.toFixed(2)],
    ["insert a leaf, ms", figures.insertMs.toFixed(2)],
    ["memory of the process, MiB", figures.memoryMiB.toFixed(0)],
  );
  await mkdir(fromRoot("out"), { recursive: true });
  await writeFile(fromRoot("out/bench-tree.json"), `${JSON.stringify(figures, null, 2)}\n`);
  console.log(`${table}\n\nMedians of ${REPETITIONS}. Figures are in out/bench-tree.json.`);
} finally {
  await rm(directory, { recursive: true, force: true });
}
