import { mkdir, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import Table from "cli-table3";
import { fromRoot } from "../../services/shared/paths.ts";
import { commandLine } from "../shared/commandLine.ts";
import { readGasSnapshot } from "../shared/gasSnapshot.ts";
import { type Assumptions, readAssumptions, usualFile } from "./assumptions.ts";
import { costPage, crossingsInWords, dollars, evenRewards, reportFor } from "./report.ts";

const help = `Compares a year of DeCDP with a year of a 360 record: licences, people, access requests, gas, servers and rewards, on each
network that the assumptions name, and where the curves cross.

Usage: npm run cost -- [options]

  --customers N       1000 to 100000000 (default 1000000)
  --assumptions FILE  prices and habits, each with its source (default scripts/cost/assumptions.json; edit a copy)
  --help              this text

The gas is that of snapshots/gas.json, which tests measure. Writes out/cost.html and out/cost.json.`;

const { refuse, integer } = commandLine("run cost");

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        customers: { type: "string", default: "1000000" },
        assumptions: { type: "string", default: usualFile },
        help: { type: "boolean", default: false },
      },
    });
    return {
      help: values.help,
      customers: integer("customers", values.customers, 1_000, 100_000_000),
      file: values.assumptions,
    };
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function assumptionsIn(file: string): Assumptions {
  try {
    return readAssumptions(file);
  } catch (error) {
    return refuse((error as Error).message);
  }
}

const options = readOptions();
if (options.help) {
  console.log(help);
  process.exit(0);
}
const assumptions = assumptionsIn(options.file);
const gas = readGasSnapshot();
const report = reportFor(options.customers, assumptions, gas);
const { years } = report;
const table = new Table({
  head: ["USD a year", ...years.map(({ name }) => name)],
  style: { head: [], border: [] },
});
for (const name of new Set(years.flatMap(({ lines }) => lines.map((line) => line.name)))) {
  const amounts = years.map(({ lines }) => lines.find((line) => line.name === name)?.amount);
  table.push([name, ...amounts.map((amount) => (amount === undefined ? "" : dollars(amount)))]);
}
table.push(["together", ...years.map(({ total }) => dollars(total))]);
console.log(`${options.customers.toLocaleString("en")} customers\n${table}`);
for (const sentence of [...crossingsInWords(report), ...evenRewards(report, assumptions)])
  console.log(sentence);
await mkdir(fromRoot("out"), { recursive: true });
await writeFile(fromRoot("out/cost.html"), costPage(report, assumptions, gas));
await writeFile(fromRoot("out/cost.json"), `${JSON.stringify(report, null, 2)}\n`);
console.log("\nThe curve is in out/cost.html, the figures in out/cost.json.");
