import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { tasks } from "hardhat";
import { fromRoot } from "../../services/shared/paths.ts";
import { openCrowdChain } from "../../test/support/crowd/crowdChain.ts";
import { stormGateway } from "../../test/support/issuer/storm.ts";
import { commandLine } from "../shared/commandLine.ts";
import { loadGateway } from "./issuer/load.ts";

const help = `Kills an issuer gateway at random moments while customers get cards, renew them and take them back, and fails
unless gateway, chain and customers agree afterwards. Then measures one that is left alone.

Usage: npm run bench:issuer -- [options]

  --kills N        (default 50)
  --crowd N        customers while it is killed (default 300)
  --customers N    customers of the one that is measured (default 10000)
  --seed N         decides when it is killed (default: different each time)
  --help           this text

Writes kills and issued into out/sources.json. Example: npm run bench:issuer -- --kills 10 --customers 1000 --seed 7`;

const FILE = fromRoot("out/sources.json");
/** By how much memory may grow from the first quarter of the time to the last. */
const FLAT = 1.5;

const { refuse, integer } = commandLine("run bench:issuer");

function readOptions() {
  const text = (value: string) => ({ type: "string", default: value }) as const;
  try {
    const { values } = parseArgs({
      options: {
        kills: text("50"),
        crowd: text("300"),
        customers: text("10000"),
        seed: text(`${Date.now() % 2 ** 31}`),
        help: { type: "boolean", default: false },
      },
    });
    return {
      help: values.help,
      kills: integer("kills", values.kills, 0, 1000),
      crowd: integer("crowd", values.crowd, 1, 10_000),
      customers: integer("customers", values.customers, 1, 100_000),
      seed: integer("seed", values.seed, 0, 2 ** 31),
    };
  } catch (error) {
    return refuse((error as Error).message);
  }
}

async function onChain<Result>(work: (chain: Awaited<ReturnType<typeof openCrowdChain>>) => Promise<Result>) {
  const chain = await openCrowdChain();
  try {
    return await work(chain);
  } finally {
    await chain.close();
  }
}

/** Other parts of the file are written by what measures them. */
async function merge(figures: object): Promise<void> {
  const before = existsSync(FILE) ? JSON.parse(await readFile(FILE, "utf8")) : {};
  await mkdir(fromRoot("out"), { recursive: true });
  await writeFile(FILE, `${JSON.stringify({ ...before, ...figures }, null, 2)}\n`);
}

const { help: wantsHelp, kills, crowd, customers, seed } = readOptions();
if (wantsHelp) {
  console.log(help);
  process.exit(0);
}
await tasks.getTask("build").run({ noTests: true, quiet: true });
if (kills > 0) {
  console.log(`${kills} kills while ${crowd} customers come, seed ${seed}`);
  const storm = { customers: crowd, atOnce: 8, treeSize: crowd, kills, lifetime: 5000, seed };
  const { roots, trees } = await onChain((chain) => stormGateway(chain, storm));
  console.log(`Gateway, chain and customers agree: ${roots} roots in ${trees} trees.`);
  await merge({ kills: { count: kills, customers: crowd, roots, trees, seed } });
}
const result = await onChain((chain) => loadGateway(chain, customers, (line) => console.log(line)));
const { first, last } = result.memory;
const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);
console.log(`Memory: ${megabytes(first)} MiB in the first quarter, ${megabytes(last)} MiB in the last.`);
await merge({
  issued: {
    customers,
    perSecond: Math.round(result.issuedPerSecond),
    renewedPerSecond: Math.round(result.renewedPerSecond),
    revokedPerSecond: Math.round(result.revokedPerSecond),
    memoryMiB: { first: megabytes(first), last: megabytes(last) },
  },
});
if (last > first * FLAT) {
  console.error("The memory of the gateway grows.");
  process.exit(1);
}
console.log("Figures are in out/sources.json.");
