import { parseArgs } from "node:util";
import { type Figures, readFigures, writeFigures } from "../report/figures.ts";
import { commandLine } from "../shared/commandLine.ts";
import { benchDecide } from "./brand/decide.ts";
import { benchEpsilon } from "./brand/epsilon.ts";
import { benchLift } from "./brand/lift.ts";
import { benchWithdrawals } from "./brand/withdrawals.ts";

interface Options {
  readonly runs: number;
  readonly samples: number;
  readonly seed: number;
  readonly records: number;
  readonly seconds: number;
  readonly rate: number;
  readonly withdrawals: number;
  readonly kills: number;
}

const parts: Readonly<Record<string, (options: Options) => Figures | Promise<Figures>>> = {
  lift: benchLift,
  epsilon: benchEpsilon,
  decide: benchDecide,
  withdrawals: benchWithdrawals,
};
const names = Object.keys(parts);

const help = `Measures the brand's side: how often intervals of a lift hold at whichever moment one stops, and how much an attacker
learns from two exports that differ by one person; how long decisions take among many light records on a PostgreSQL server, and
when that is gone; and what is used after a stop was acknowledged, or lost, while processes are killed.

Usage: npm run bench:brand -- [options]

  --only LIST  run only these, separated by commas: ${names.join(", ")} (default: all)
  --runs N     simulated campaigns of each kind, 10 to 100000 (default 500)
  --samples N  noisy counts of each kind, 1000 to 10000000 (default 400000)
  --seed N     decides who buys (default 1); the noise is different each time
  --records N  light records for decide, 100 to 10000000 (default 1000000)
  --seconds N  of load for decide, 1 to 3600 (default 30)
  --rate N     decisions a second, 1 to 2000 (default 200)
  --withdrawals N  customers who stop, 1 to 100000 (default 1000)
  --kills N    processes that are killed meanwhile, 0 to 1000 (default 20)
  --help       this text

Writes out/brand.json, a flat map from name to number, and keeps the figures of parts that did not run. Takes about six
minutes. Fails if intervals hold in fewer than 94 of 100 runs, if an attacker learns more than the stated epsilon, or if anything
was used after a stop or lost.`;

const { refuse, integer } = commandLine("run bench:brand");

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: "string", default: names.join() },
        runs: { type: "string", default: "500" },
        samples: { type: "string", default: "400000" },
        seed: { type: "string", default: "1" },
        records: { type: "string", default: "1000000" },
        seconds: { type: "string", default: "30" },
        rate: { type: "string", default: "200" },
        withdrawals: { type: "string", default: "1000" },
        kills: { type: "string", default: "20" },
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
      records: integer("records", values.records, 100, 10_000_000),
      seconds: integer("seconds", values.seconds, 1, 3600),
      rate: integer("rate", values.rate, 1, 2000),
      withdrawals: integer("withdrawals", values.withdrawals, 1, 100_000),
      kills: integer("kills", values.kills, 0, 1000),
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
  if (
    (measured["lift.coverage"] ?? 100) < 94 ||
    (measured["epsilon.measuredOverStated"] ?? 0) > 1 ||
    (measured["withdrawals.usedAfter"] ?? 0) > 0 ||
    (measured["kills.lost"] ?? 0) > 0
  ) {
    console.error("That breaks what the library promises.");
    process.exitCode = 1;
  }
}
console.log("\nThe figures are in out/brand.json.");
