import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { fromRoot } from "../../../services/shared/paths.ts";
import { commandLine } from "../../shared/commandLine.ts";
import { step } from "../../shared/progress.ts";
import { reportOf } from "./report.ts";
import { runSources, type SourcesResult } from "./run.ts";
import { openSourcesWorld } from "./world.ts";

const help = `One customer gets cards from every kind of source that a gateway reads: a wallet on an independent chain, a pod and
a data vault on a Community Solid Server, a wallet with signed attributes, a bank, the customer's own word and a brand's log.
Answers a campaign with each, on real contracts, lets what was permitted end, and searches all that the gateway wrote for
what the sources held.

Usage: npm run simulate:sources

  --help   this text

Installs the counterparts when they are missing, and takes a minute. Writes sources and rawValuesLeft into out/sources.json.
Ends with 1 if a source failed, or a raw value is left.`;

const FILE = fromRoot("out/sources.json");

const { refuse } = commandLine("run simulate:sources");

function readOptions(): { readonly help: boolean } {
  try {
    return parseArgs({ options: { help: { type: "boolean", default: false } } }).values;
  } catch (error) {
    return refuse((error as Error).message);
  }
}

/** Other parts of the file are written by what measures them. */
async function writeResult({ outcomes, search }: SourcesResult): Promise<void> {
  const before = existsSync(FILE) ? JSON.parse(await readFile(FILE, "utf8")) : {};
  const { values, forms, planted, traces } = search;
  const written = {
    ...before,
    sources: { ok: outcomes.length, kinds: outcomes.map(({ name }) => name) },
    rawValuesLeft: traces.length,
    rawValuesSearched: { values, forms, planted },
  };
  await mkdir(fromRoot("out"), { recursive: true });
  await writeFile(FILE, `${JSON.stringify(written, null, 2)}\n`);
}

if (readOptions().help) {
  console.log(help);
  process.exit(0);
}
const world = await openSourcesWorld(step);
try {
  const result = await runSources(world, step);
  await writeResult(result);
  console.log(`\n${reportOf(world, result)}\n\nFigures are in out/sources.json.`);
  const { planted, traces } = result.search;
  const isGood = result.problems.length === 0 && traces.length === 0 && planted.found === planted.count;
  process.exitCode = isGood ? 0 : 1;
} finally {
  await world.close();
}
