import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { tasks } from "hardhat";
import { openCrowdChain } from "../../test/support/crowd/crowdChain.ts";
import { storm } from "../../test/support/relayer/storm.ts";
import { writeFigures } from "../report/figures.ts";
import { commandLine } from "../shared/commandLine.ts";

/** Honest messages of one kind for which the crowd has customers, beside those whose answers are forged. */
const LARGEST = 200;
/** Seconds from the first attempt of an honest message until it has to be on chain, over all kills. */
const IN_TIME = 240;

const help = `Lets hostile accounts, tokens and senders loose on a relayer on a chain of its own, kills its process meanwhile, and
sends honest withdrawals, consents, answers and claims in between. Fails unless each of them is on chain within ${IN_TIME}
seconds, the gas for strangers stays under its limit, and nothing is stuck in the end.

Usage: npm run bench:storm -- [options]

  --honest N       messages of each of the four kinds, up to ${LARGEST} (default 125)
  --kills N        how often the relayer is killed (default 20)
  --gas N          limit of the gas for strangers (default 40000000)
  --seed N         decides when it is killed, and what attackers send (default: another each time)
  --block SECONDS  between blocks (default 1)
  --help           this text

Writes out/storm.json. Takes about eight minutes. Example: npm run bench:storm -- --seed 7`;

const { refuse, integer } = commandLine("run bench:storm");

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        honest: { type: "string", default: "125" },
        kills: { type: "string", default: "20" },
        gas: { type: "string", default: "40000000" },
        seed: { type: "string", default: `${Date.now() % 2 ** 31}` },
        block: { type: "string", default: "1" },
        help: { type: "boolean", default: false },
      },
    });
    return {
      help: values.help,
      honest: integer("honest", values.honest, 1, LARGEST),
      kills: integer("kills", values.kills, 0, 100),
      gas: integer("gas", values.gas, 0, 2 ** 31),
      seed: integer("seed", values.seed, 0, 2 ** 31),
      blockSeconds: integer("block", values.block, 1, 60),
    };
  } catch (error) {
    return refuse((error as Error).message);
  }
}

const options = readOptions();
if (options.help) {
  console.log(help);
  process.exit(0);
}
await tasks.getTask("build").run({ noTests: true, quiet: true });
const { honest, kills, seed, blockSeconds } = options;
console.log(`${4 * honest} honest messages, ${kills} kills, seed ${seed}, a block in ${blockSeconds} s`);
const chain = await openCrowdChain();
const bar = new SingleBar({
  format: "on chain [{bar}] {value}/{total}, {taken} taken, {kills} kills, {duration_formatted}",
  barsize: 30,
  noTTYOutput: true,
  notTTYSchedule: 10_000,
});
bar.start(4 * honest, 0, { taken: 0, kills: 0 });
const result = await storm(chain, {
  honest,
  kills,
  seed,
  lifetime: 6000,
  slowBodies: 96,
  attackEvery: 100,
  strangersGas: BigInt(options.gas),
  longestWait: 180,
  inTime: IN_TIME,
  onPrepared: async () => {
    await chain.client.setAutomine(false);
    await chain.client.setIntervalMining({ interval: blockSeconds });
  },
  onProgress: (taken, onChain, killed) => bar.update(onChain, { taken, kills: killed }),
}).finally(async () => {
  bar.stop();
  await chain.close();
});

const slowest = Math.max(0, ...result.latencies);
const figures = {
  "honest.sent": result.sent,
  "honest.settled": result.settled,
  "strangers.gasPaid": Number(result.gasPaid),
  "strangers.gasLimit": options.gas,
  kills: result.kills,
  slowestSeconds: Number(slowest.toFixed(1)),
};
await writeFigures("storm", figures);
for (const [name, counts] of Object.entries(result.attempts)) {
  const statuses = Object.entries(counts).map(([status, count]) => `${count} times ${status}`);
  console.log(`${name}: ${statuses.join(", ")}`);
}
for (const [name, figure] of Object.entries(figures)) console.log(`${name} ${figure}`);
const { emptyAfter } = result;
console.log(emptyAfter === undefined ? "Something still waits." : "Nothing waits any more.");
for (const missing of result.missing) console.log(`Not on chain in time: ${missing}`);
const isHeld =
  result.settled === result.sent && result.gasPaid <= BigInt(options.gas) && emptyAfter !== undefined;
console.log(isHeld ? "The relayer held. Figures are in out/storm.json." : "The relayer did not hold.");
process.exit(isHeld ? 0 : 1);
