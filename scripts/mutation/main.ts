import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { fromRoot } from "../../services/shared/paths.ts";
import { loadCircuitTests } from "./circuitTests.ts";
import { loadContractTests } from "./contractTests.ts";
import { listMutants } from "./list.ts";
import { type Mutant, sampleOf } from "./mutant.ts";
import { figuresOf, reportOf } from "./report.ts";
import { acceptSurvivors, type KeptVerdicts, openVerdicts, type Verdict } from "./results.ts";

const help = `Breaks the contracts and the circuit in many small ways, one at a time, and counts how many the tests notice.

Usage: npm run mutation -- [options]

  --only LIST     only files whose path contains one of these texts, such as contracts/,rules.circom
  --sample N      only N mutants, chosen by the seed
  --seed TEXT     chooses the sample (default 1)
  --survivors     only mutants that survived their last run, to try new tests on them
  --parallel      run contracts and circuit at the same time, on two cores
  --list          print the mutants and run nothing
  --help          this text

A full run takes about an hour and a half, or about an hour with --parallel. A mutant of a contract takes a second or
two, ten if no test notices it; a mutant of the circuit takes ten. An interrupted run continues where it stopped, as
long as sources and tests are unchanged. Verdicts are kept in out/mutation/results.jsonl, and figures are written to
out/mutation.json. test/mutation/accepted.json lists survivors that no test can notice, with the reason; they still
count as mutants.`;

/** Ten times what the tests need. */
const memoryLimit = 5e9;

interface Options {
  readonly only: string;
  readonly sample: number | undefined;
  readonly seed: string;
  readonly survivors: boolean;
  readonly parallel: boolean;
  readonly list: boolean;
}

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: "string", default: "" },
        sample: { type: "string" },
        seed: { type: "string", default: "1" },
        survivors: { type: "boolean", default: false },
        parallel: { type: "boolean", default: false },
        list: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) {
      console.log(help);
      process.exit(0);
    }
    const sample = values.sample === undefined ? undefined : Number(values.sample);
    if (sample !== undefined && !(Number.isInteger(sample) && sample > 0)) {
      throw new Error(`--sample takes an integer from 1 on, not "${values.sample}".`);
    }
    return { ...values, sample };
  } catch (error) {
    console.error(`${(error as Error).message}\nTry: npm run mutation -- --help`);
    return process.exit(2);
  }
}

function choose(all: readonly Mutant[], kept: KeptVerdicts, options: Options): readonly Mutant[] {
  const { only, survivors, sample, seed } = options;
  const isChosen = ({ file }: Mutant) => only.split(",").some((text) => file.includes(text));
  const mutants = all.filter((mutant) => isChosen(mutant) && (!survivors || kept.survived(mutant)));
  return sample === undefined ? mutants : sampleOf(mutants, sample, seed);
}

/**
 * Tests that a mutant makes endless fill the memory with their trace and cannot be stopped. In that case the verdict is
 * kept, and this process restarts with the next mutant.
 */
async function withoutEndlessTests(
  kept: KeptVerdicts,
  mutant: Mutant,
  run: (mutant: Mutant) => Promise<Verdict>,
): Promise<Verdict> {
  const guard = setInterval(() => {
    if (process.memoryUsage.rss() < memoryLimit) return;
    kept.add(mutant, { outcome: "noticed", by: "the tests did not end" });
    // Ends the tests of the circuit.
    process.emit("exit", 0);
    process.execve!(process.execPath, [process.execPath, ...process.execArgv, ...process.argv.slice(1)]);
  }, 500);
  return run(mutant).finally(() => clearInterval(guard));
}

async function runAll(
  mutants: readonly Mutant[],
  kept: KeptVerdicts,
  parallel: boolean,
): Promise<Map<Mutant, Verdict>> {
  const verdicts = new Map<Mutant, Verdict>();
  for (const mutant of mutants) {
    const verdict = kept.find(mutant);
    if (verdict !== undefined) verdicts.set(mutant, verdict);
  }
  const open = mutants.filter((mutant) => !verdicts.has(mutant));
  if (verdicts.size > 0) console.log(`${verdicts.size} verdicts are kept from earlier runs.`);

  const bar = new SingleBar({
    format:
      "  mutants [{bar}] {value}/{total}, {survived} survived, {duration_formatted} so far, about {eta_formatted} left",
    barsize: 30,
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 30_000,
    etaBuffer: 50,
  });
  let survived = 0;
  const runPart = async (part: readonly Mutant[], run: (mutant: Mutant) => Promise<Verdict>) => {
    for (const mutant of part) {
      const verdict = await withoutEndlessTests(kept, mutant, run);
      kept.add(mutant, verdict);
      verdicts.set(mutant, verdict);
      if (verdict.outcome === "survived") survived += 1;
      bar.increment(1, { survived });
    }
  };
  const runContracts = async () => {
    const part = open.filter((mutant) => mutant.part === "contracts");
    if (part.length === 0) return;
    const { run, leftOut } = await loadContractTests();
    if (leftOut.length > 0)
      console.log(`Left out, as they fail without the optimizer: ${leftOut.join(", ")}.`);
    await runPart(part, run);
  };
  const runCircuit = async () => {
    const part = open.filter((mutant) => mutant.part === "circuit");
    if (part.length > 0) await runPart(part, await loadCircuitTests());
  };

  bar.start(open.length, 0, { survived });
  if (parallel) await Promise.all([runContracts(), runCircuit()]);
  else {
    await runContracts();
    await runCircuit();
  }
  bar.stop();
  return verdicts;
}

const options = readOptions();
// Ending this way stops the tests of the circuit, too.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));
const all = listMutants();
const kept = openVerdicts();
const mutants = choose(all, kept, options);
if (options.list) {
  for (const { file, line, operator, before, after } of mutants) {
    console.log(`${file}:${line}  ${operator}\n    - ${before}\n    + ${after}`);
  }
  console.log(`${mutants.length} mutants`);
} else {
  const verdicts = await runAll(mutants, kept, options.parallel);
  const { results, stale } = acceptSurvivors(
    mutants.map((mutant) => ({ mutant, verdict: verdicts.get(mutant)! })),
    all,
  );
  const figures = figuresOf(results);
  await writeFile(fromRoot("out/mutation.json"), `${JSON.stringify(figures, null, 2)}\n`);
  console.log(reportOf(results));
  if (stale.length > 0)
    console.log(`\nEntries of test/mutation/accepted.json that fit no mutant:\n${stale.join("\n")}`);
  const { noticed, mutants: counted, ratio } = figures;
  console.log(
    `\n${noticed} of ${counted} mutants noticed (${(100 * ratio!).toFixed(1)} %). Figures are in out/mutation.json.`,
  );
}
