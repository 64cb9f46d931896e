import { parseArgs } from "node:util";
import { type Figures, readFigures, writeFigures } from "../report/figures.ts";
import { commandLine } from "../shared/commandLine.ts";
import { benchEpsilon } from "./brand/epsilon.ts";
import { benchLift } from "./brand/lift.ts";

interface Options {
  readonly runs: number;
  readonly samples: number;
  readonly seed: number;
}

const parts: Readonly<Record<string, (options: Options) => Figures | Promise<Figures>>> = {
  lift: benchLift,
  epsilon: benchEpsilon,
};
const names = Object.keys(parts);

const help = `Measures the brand's side: how often intervals of a lift hold at whichever moment one stops, and how much an attacker
learns from two exports that differ by one person.

Usage: npm run bench:brand -- [options]

  --only LIST  run only these, separated by commas: ${names.join(", ")} (default: all)
  --runs N     simulated campaigns of each kind, 10 to 100000 (default 500)
  --samples N  noisy counts of each kind, 1000 to 10000000 (default 400000)
  --seed N     decides who buys (default 1); the noise is different each time
  --help       this text

Writes out/brand.json, a flat map from name to number, and keeps the figures of parts that did not run. Takes about two
minutes. Fails if intervals hold in fewer than 94 of 100 runs, or if an attacker learns more than the stated epsilon.`;

const { refuse, integer } = commandLine("run bench:brand");

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: "string", default: names.join() },
        runs: { type: "string", default: "500" },
        samples: { type: "string", default: "400000" },
        seed: { type: "string", default: "1" },
        help: { type: "boolean", default: false },
      },
    });
    const only = values.only.split(",");
    const unknown = only.find((name) => !names.includes(name));
    if (unknown !== undefined) refuse(`--only takes ${names.join(", ")}, not "${unknown}".`);
    return {
      only,
      help: values.help,
      runs: integer("runs", values.runs, 10, 100_000),
      samples: integer("samples", values.samples, 1_000, 10_000_000),
      seed: integer("seed", values.seed, 0, 2 ** 31 - 1),
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
for (const [index, name] of options.only.entries()) {
  console.log(`${name} (${index + 1} of ${options.only.length})`);
  const measured = await parts[name]!(options);
  // Saved after each part, so that a later failure loses nothing.
  await writeFigures("brand", { ...(await readFigures("brand")), ...measured });
  for (const [figure, value] of Object.entries(measured)) console.log(`  ${figure}: ${value}`);
  if ((measured["lift.coverage"] ?? 100) < 94 || (measured["epsilon.measuredOverStated"] ?? 0) > 1) {
    console.error("That breaks what the library promises.");
    process.exitCode = 1;
  }
}
console.log("\nThe figures are in out/brand.json.");
