import { mkdir, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import Table from "cli-table3";
import { tasks } from "hardhat";
import { fromRoot } from "../../services/shared/paths.ts";
import { readCrowd } from "../../test/support/crowd/crowd.ts";
import { openCrowdChain } from "../../test/support/crowd/crowdChain.ts";
import { storm } from "../../test/support/relayer/killing.ts";
import { readFigures, writeFigures } from "../report/figures.ts";
import { commandLine } from "../shared/commandLine.ts";
import { median } from "../shared/median.ts";

/** Answers of the run whose rate is a figure of the brand's. */
const COUNTED = 1000;
const LARGEST_CROWD = readCrowd().answers.length;

const help = `Measures a relayer by sending it proved answers with signed consents, on a chain of its own. Can kill the relayer
meanwhile. Fails unless every answer is settled exactly once.

Usage: npm run bench:relayer -- [options]

  --answers LIST   number of answers, up to ${LARGEST_CROWD}; one run for each number (default 10,100,1000)
  --kills N        how often to kill the relayer in each run (default 0)
  --seed N         decides when to kill it (default: different each time)
  --customers N    who send at the same time (default 64)
  --block SECONDS  time between blocks (default 1)
  --help           this text

Writes out/bench-relayer.json, and of a run with 1000 answers and no kill relayer.perSecond.1000 into out/brand.json: how many
are taken, checked and settled in a second. Example: npm run bench:relayer -- --answers 1000 --kills 20 --seed 7`;

const { refuse, integer } = commandLine("run bench:relayer");

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        answers: { type: "string", default: "10,100,1000" },
        kills: { type: "string", default: "0" },
        seed: { type: "string", default: `${Date.now() % 2 ** 31}` },
        customers: { type: "string", default: "64" },
        block: { type: "string", default: "1" },
        help: { type: "boolean", default: false },
      },
    });
    return {
      help: values.help,
      runs: values.answers.split(",").map((count) => integer("answers", count, 1, LARGEST_CROWD)),
      kills: integer("kills", values.kills, 0, 1000),
      seed: integer("seed", values.seed, 0, 2 ** 31),
      customers: integer("customers", values.customers, 1, 1000),
      blockSeconds: integer("block", values.block, 1, 60),
    };
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

/** One run on a new chain. */
async function measure(
  count: number,
  { kills, seed, customers, blockSeconds }: ReturnType<typeof readOptions>,
) {
  const chain = await openCrowdChain();
  const bar = new SingleBar({
    format: "settled [{bar}] {value}/{total}, {duration_formatted}",
    barsize: 30,
    noTTYOutput: true,
    notTTYSchedule: 10_000,
  });
  try {
    await chain.client.setAutomine(false);
    await chain.client.setIntervalMining({ interval: blockSeconds });
    bar.start(count, 0);
    const { intake, total, latencies, transactions, killsInFlight } = await storm(chain, {
      first: 0,
      last: count - 1,
      kills,
      seed,
      lifetime: 5000,
      customers,
      parameters: ["--largest-age", "2"],
      onProgress: (settled) => bar.update(settled),
    });
    return {
      answers: count,
      kills,
      killsInFlight,
      takenPerSecond: count / intake,
      settledPerSecond: count / total,
      latencyMedianSeconds: median(latencies),
      latency95Seconds: quantile(latencies, 0.95),
      transactions,
    };
  } finally {
    bar.stop();
    await chain.close();
  }
}

const options = readOptions();
if (options.help) {
  console.log(help);
  process.exit(0);
}
await tasks.getTask("build").run({ noTests: true, quiet: true });
const { kills, seed, blockSeconds } = options;
console.log(`${kills} kills in each run, seed ${seed}, a block every ${blockSeconds} s`);
const results: Awaited<ReturnType<typeof measure>>[] = [];
for (const count of options.runs) results.push(await measure(count, options));

const table = new Table({
  head: [
    "answers",
    "kills",
    "in flight",
    "taken/s",
    "settled/s",
    "latency s, median",
    "95 %",
    "transactions",
  ],
  style: { head: [], border: [] },
});
for (const result of results) {
  const { answers, takenPerSecond, settledPerSecond, latencyMedianSeconds, latency95Seconds } = result;
  const rates = [takenPerSecond, settledPerSecond].map((rate) => rate.toFixed(1));
  const latencies = [latencyMedianSeconds, latency95Seconds].map((latency) => latency.toFixed(1));
  table.push([answers, result.kills, result.killsInFlight, ...rates, ...latencies, result.transactions]);
}
await mkdir(fromRoot("out"), { recursive: true });
await writeFile(fromRoot("out/bench-relayer.json"), `${JSON.stringify(results, null, 2)}\n`);
const counted = results.find((result) => result.answers === COUNTED && result.kills === 0);
if (counted !== undefined) {
  await writeFigures("brand", {
    ...(await readFigures("brand")),
    [`relayer.perSecond.${COUNTED}`]: Number(counted.settledPerSecond.toFixed(1)),
  });
}
console.log(`${table}\n\nEvery answer was settled exactly once. Figures are in out/bench-relayer.json.`);
