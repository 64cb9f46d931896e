import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { tasks } from "hardhat";
import { type CrowdChain, openCrowdChain } from "../../test/support/crowd/crowdChain.ts";
import type { Storm } from "../../test/support/issuer/storm.ts";
import { findPostgres, startPostgres } from "../../test/support/postgres.ts";
import { commandLine } from "../shared/commandLine.ts";
import { addFigures, FIGURES } from "./issuer/figures.ts";
import { killGateway } from "./issuer/kills.ts";
import { loadGateway } from "./issuer/load.ts";

const help = `Kills an issuer gateway at random moments while customers get cards, renew them and take them back, then two that
share a PostgreSQL server, and compares gateway, database, chain and customers. Then measures one that is left alone. Fails if
anything disagrees, or if the gateway's memory grows.

Usage: npm run bench:issuer -- [options]

  --kills N          (default 50)
  --replica-kills N  of two that share a PostgreSQL server, where there is one (default 20)
  --crowd N          customers while it is killed (default 300)
  --customers N      customers of the one that is measured; 0 leaves it out (default 10000)
  --seed N           decides when it is killed (default: different each time)
  --help             this text

Writes kills, issued, renewed, revoked and memory into ${FIGURES}.
Example: npm run bench:issuer -- --kills 10 --customers 1000 --seed 7`;

/** Milliseconds that a process lives at most. */
const LIFETIME = 5000;
/** By how much memory may grow from the first half of the time to the second. */
const FLAT = 1.2;

const { refuse, integer } = commandLine("run bench:issuer");

function readOptions() {
  const text = (value: string) => ({ type: "string", default: value }) as const;
  try {
    const { values } = parseArgs({
      options: {
        kills: text("50"),
        "replica-kills": text("20"),
        crowd: text("300"),
        customers: text("10000"),
        seed: text(`${Date.now() % 2 ** 31}`),
        help: { type: "boolean", default: false },
      },
    });
    return {
      help: values.help,
      kills: integer("kills", values.kills, 0, 1000),
      replicaKills: integer("replica-kills", values["replica-kills"], 0, 1000),
      crowd: integer("crowd", values.crowd, 1, 10_000),
      customers: integer("customers", values.customers, 0, 100_000),
      seed: integer("seed", values.seed, 0, 2 ** 31),
    };
  } catch (error) {
    return refuse((error as Error).message);
  }
}

async function onChain<Result>(work: (chain: CrowdChain) => Promise<Result>): Promise<Result> {
  const chain = await openCrowdChain();
  try {
    return await work(chain);
  } finally {
    await chain.close();
  }
}

/** Shows how far something is that comes to a number of steps. */
async function withBar<Result>(
  name: string,
  total: number,
  work: (show: (done: number) => void) => Promise<Result>,
): Promise<Result> {
  const bar = new SingleBar({
    format: `${name} [{bar}] {value} of {total}, {eta_formatted} left`,
    noTTYOutput: true,
    notTTYSchedule: 10_000,
  });
  bar.start(total, 0);
  try {
    return await work((done) => bar.update(done));
  } finally {
    bar.stop();
  }
}

type Options = ReturnType<typeof readOptions>;

/** Kills a gateway of one process, and one of two. Returns whether all agreed. */
async function kill({ kills, replicaKills, crowd, seed }: Options): Promise<boolean> {
  const usual = { customers: crowd, atOnce: 8, treeSize: Math.ceil(crowd / 2), lifetime: LIFETIME, seed };
  const run = (storm: Omit<Storm, keyof typeof usual | "onKill">) =>
    withBar(storm.replicas > 1 ? "Replicas" : "Kills", storm.kills, (onKill) =>
      onChain((chain) => killGateway(chain, { ...usual, ...storm, onKill })),
    );
  console.log(`Kills while ${crowd} customers come, seed ${seed}.`);
  const alone = await run({ kills, replicas: 1 });
  await addFigures({ kills: alone });
  if (replicaKills === 0) return alone.disagreed.length === 0;
  const programs = findPostgres();
  if (programs === undefined) {
    console.log("PostgreSQL is not installed: two gateways that share it were not killed.");
    return alone.disagreed.length === 0;
  }
  const server = await startPostgres(programs);
  try {
    const database = await server.createDatabase("gateways");
    const replicas = await run({ kills: replicaKills, replicas: 2, database });
    await addFigures({ kills: { ...alone, replicas } });
    return alone.disagreed.length + replicas.disagreed.length === 0;
  } finally {
    await server.stop();
  }
}

/** Measures a gateway that is left alone. Returns whether its memory is flat. */
async function load({ customers }: Options): Promise<boolean> {
  const { issued, renewed, revoked, memory, roots } = await withBar("Customers", 3 * customers, (onDone) =>
    onChain((chain) => loadGateway(chain, customers, onDone)),
  );
  await addFigures({ issued, renewed, revoked, memory, load: { customers, roots } });
  console.log(
    `Each second: ${issued.perSecond} issued, ${renewed.perSecond} renewed, ${revoked.perSecond} revoked.`,
  );
  const { firstHalfMiB, secondHalfMiB } = memory;
  console.log(`Memory: ${firstHalfMiB} MiB in the first half, ${secondHalfMiB} MiB in the second.`);
  return secondHalfMiB <= firstHalfMiB * FLAT;
}

const options = readOptions();
if (options.help) {
  console.log(help);
  process.exit(0);
}
// What was started is ended at exit, whatever comes first.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(130));
await tasks.getTask("build").run({ noTests: true, quiet: true });
const agrees = options.kills === 0 || (await kill(options));
if (!agrees) console.error(`Something disagrees after the kills; ${FIGURES} has it.`);
const isFlat = options.customers === 0 || (await load(options));
if (!isFlat) console.error("The memory of the gateway grows.");
console.log(`Figures are in ${FIGURES}.`);
process.exit(agrees && isFlat ? 0 : 1);
