import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { fromRoot } from "../../services/shared/paths.ts";
import { type Figures, readFigures, writeFigures } from "../report/figures.ts";
import { commandLine } from "../shared/commandLine.ts";

const TREE_SIZES = ["10000", "100000"];

interface Options {
  readonly runs: string;
  readonly cases: number;
  readonly seed: number;
}

/** Benches that measure time run in a separate process, so that processor time and memory are theirs alone. */
const parts: Readonly<Record<string, (options: Options) => Promise<Figures>>> = {
  gas: () => runBench("gas"),
  proof: ({ runs }) => runBench("proof", "--runs", runs),
  relayer: measureRelayer,
  tree: measureTrees,
  settings: () => runBench("settings"),
  receipts: measureReceipts,
  audit: () => runBench("audit", "--answers", "1000"),
  corpus: countRefusals,
};
const names = Object.keys(parts);

const help = `Runs all benches: the gas of our answers and of peers' verifiers, the time of a proof, the relayer, an issuer's tree,
a customer's settings, an audit of 1,000 answers, and receipts and a corpus of submissions that were changed, all of
which must be refused.

Usage: npm run bench -- [options]

  --only LIST  run only these, separated by commas: ${names.join(", ")} (default: all)
  --runs N     number of proofs of each kind and circuit, 1 to 100 (default 7)
  --cases N    number of broken submissions, 1 to 1000000 (default 10000)
  --seed N     decides how submissions are broken (default: different each time)
  --help       this text

Writes out/bench.json, a flat map from name to number, and keeps the figures of benches that did not run. All benches
together take about eight minutes on two cores. "npm start" plots the gas in its report. Example: npm run bench -- --only gas,tree`;

const { refuse, integer } = commandLine("run bench");

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: "string", default: names.join() },
        runs: { type: "string", default: "7" },
        cases: { type: "string", default: "10000" },
        seed: { type: "string", default: `${Date.now() % 2 ** 31}` },
        help: { type: "boolean", default: false },
      },
    });
    const only = values.only.split(",");
    const unknown = only.find((name) => !names.includes(name));
    if (unknown !== undefined) refuse(`--only takes ${names.join(", ")}, not "${unknown}".`);
    return {
      help: values.help,
      only: names.filter((name) => only.includes(name)),
      runs: `${integer("runs", values.runs, 1, 100)}`,
      cases: integer("cases", values.cases, 1, 1_000_000),
      seed: integer("seed", values.seed, 0, 2 ** 31),
    };
  } catch (error) {
    return refuse((error as Error).message);
  }
}

/** Runs a bench to its end. It reports its own progress. */
async function run(bench: string, ...parameters: string[]): Promise<void> {
  const command = [fromRoot("scripts/launch.mjs"), `bench:${bench}`, ...parameters];
  const child = spawn(process.execPath, command, { cwd: fromRoot(), stdio: "inherit" });
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  if (code === 0) return;
  console.error(`The bench "${bench}" failed. To repeat it: npm run bench -- --only ${bench}`);
  process.exit(1);
}

async function runBench(bench: string, ...parameters: string[]): Promise<Figures> {
  await run(bench, ...parameters);
  return (await readFigures(`bench-${bench}`))!;
}

async function measureRelayer(): Promise<Figures> {
  await run("relayer");
  const results: Record<string, number>[] = JSON.parse(
    await readFile(fromRoot("out/bench-relayer.json"), "utf8"),
  );
  const entries = results.flatMap(({ answers, ...result }) => [
    [`relayer.perSecond.${answers}`, result.settledPerSecond],
    [`relayer.takenPerSecond.${answers}`, result.takenPerSecond],
    [`relayer.latencyMedianSeconds.${answers}`, result.latencyMedianSeconds],
    [`relayer.latency95Seconds.${answers}`, result.latency95Seconds],
    [`relayer.transactions.${answers}`, result.transactions],
  ]);
  return Object.fromEntries(entries);
}

async function measureTrees(): Promise<Figures> {
  const figures: Record<string, number> = {};
  for (const size of TREE_SIZES) {
    const { leaves, ...measures } = await runBench("tree", "--leaves", size);
    for (const [name, value] of Object.entries(measures)) figures[`tree.${leaves}.${name}`] = value;
  }
  return figures;
}

async function measureReceipts(): Promise<Figures> {
  await run("receipts");
  const figures = (await readFigures("receipts"))!;
  return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [`receipts.${name}`, figure]));
}

async function countRefusals({ cases: count, seed }: Options): Promise<Figures> {
  // Loaded only here, so that --help does not wait for Hardhat.
  const { tasks } = await import("hardhat");
  const { runCorpus } = await import("./corpus.ts");
  await tasks.getTask("build").run({ noTests: true, quiet: true });
  const { cases, refused } = await runCorpus({ cases: count, seed });
  console.log(`${refused} of ${cases} broken submissions were refused.`);
  if (refused < cases) process.exitCode = 1;
  return { "corpus.cases": cases, "corpus.refused": refused, "corpus.seed": seed };
}

const options = readOptions();
if (options.help) {
  console.log(help);
  process.exit(0);
}
for (const [index, name] of options.only.entries()) {
  console.log(`\n${name} (${index + 1} of ${options.only.length})`);
  const measured = await parts[name]!(options);
  // Saved after each bench, so that a later failure loses nothing.
  await writeFigures("bench", { ...(await readFigures("bench")), ...measured });
}
console.log("\nThe figures are in out/bench.json.");
