import { mkdir, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { fromRoot } from "../../services/shared/paths.ts";
import { writeModelCard } from "../../src/model/card/read.ts";
import { cardPage } from "../../src/model/page/page.ts";
import { readFigures, writeFigures } from "../report/figures.ts";
import { commandLine } from "../shared/commandLine.ts";
import { auditFigures } from "./audit.ts";
import { htmlReportOf } from "./report/htmlReport.ts";
import { reportOf } from "./report/textReport.ts";
import { runSimulation, type SimulationOptions } from "./run.ts";
import { fewestCustomers, mostCustomers, mostProofs } from "./scenarios/scenarios.ts";

const help = `The main job: a brand asks, customers consent and prove, and contracts check and pay.

Usage: npm start -- [options]

  --customers N   number of customers, ${fewestCustomers} to ${mostCustomers} (default 24; at most ${mostProofs} proofs)
  --seed N        decides who they are and which keys they have; the same seed gives the same run (default 1)
  --help          this text

Writes out/main.json and out/audit.json, flat maps from name to number, out/main.html, a report with pictures, and
out/card.json and out/card.html, the card of the model that it trains. Ends with 1 if the auditor finds anything.`;

const { refuse, integer } = commandLine("start");

function readOptions(): SimulationOptions {
  try {
    const { values } = parseArgs({
      options: {
        customers: { type: "string", default: "24" },
        seed: { type: "string", default: "1" },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) {
      console.log(help);
      process.exit(0);
    }
    return {
      customers: integer("customers", values.customers, fewestCustomers, mostCustomers),
      seed: integer("seed", values.seed, 0, 2 ** 31 - 1),
    };
  } catch (error) {
    return refuse((error as Error).message);
  }
}

const options = readOptions();
const bar = new SingleBar({
  format: "  proofs [{bar}] {value}/{total}, {duration_formatted} so far, about {eta_formatted} left",
  barsize: 30,
  hideCursor: true,
  noTTYOutput: true,
  notTTYSchedule: 10_000,
});
const report = await runSimulation(
  options,
  {
    step(name) {
      bar.stop();
      console.log(`${name} ...`);
    },
    proofs(made, total) {
      if (made === 0) bar.start(total, 0);
      else bar.update(made);
    },
  },
  async (result) => {
    await mkdir(fromRoot("out"), { recursive: true });
    await writeFile(fromRoot("out/main.json"), `${JSON.stringify(result.figures, null, 2)}\n`);
    await writeFile(fromRoot("out/main.html"), await htmlReportOf(result));
    await writeFile(fromRoot("out/card.json"), writeModelCard(result.simulation.card));
    await writeFile(fromRoot("out/card.html"), cardPage(result.simulation.card));
    // The figures of cooked campaigns are those of another command.
    await writeFigures("audit", { ...(await readFigures("audit")), ...auditFigures(result.audits) });
    if (result.audits.some(({ findings }) => findings.length > 0)) process.exitCode = 1;
    return reportOf(result);
  },
);
console.log(
  `\n${report}\n\nFigures are in out/main.json and out/audit.json, pictures in out/main.html. Seed ${options.seed}.\nWhat still links customers to the chain once they are erased: npm run erasure`,
);
