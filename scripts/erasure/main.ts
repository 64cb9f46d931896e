import { mkdir, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import Table from "cli-table3";
import { tasks } from "hardhat";
import { fromRoot } from "../../services/shared/paths.ts";
import { commandLine } from "../shared/commandLine.ts";
import { runDrill, usualDrill as usual } from "./drill.ts";
import { attack } from "./links.ts";
import { drillFigures, drillSentence } from "./report.ts";

const help = `Erases every second customer of a shop on both sides, on the real contracts, and then plays the attacker with everything
that the shop stored and the whole chain: which links to persons remain, as the area under the ROC curve of each. 1 is
certainty, 0.5 is a guess.

Usage: npm run erasure -- [options]

  --customers N  number of customers, 8 to 400 (default ${usual.customers})
  --seed N       decides who they are and when they come (default ${usual.seed})
  --help         this text

Writes out/erasure.json.`;

const { refuse, integer } = commandLine("run erasure");

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        customers: { type: "string", default: `${usual.customers}` },
        seed: { type: "string", default: `${usual.seed}` },
        help: { type: "boolean", default: false },
      },
    });
    return {
      help: values.help,
      customers: integer("customers", values.customers, 8, 400),
      seed: integer("seed", values.seed, 0, 2 ** 31 - 1),
    };
  } catch (error) {
    return refuse((error as Error).message);
  }
}

const { help: wantsHelp, ...options } = readOptions();
if (wantsHelp) {
  console.log(help);
  process.exit(0);
}
await tasks.getTask("build").run({ noTests: true, quiet: true });
console.log(`${options.customers} customers agree, answer, are paid, and every second one is erased ...`);
const report = await runDrill(options, attack);
await mkdir(fromRoot("out"), { recursive: true });
await writeFile(fromRoot("out/erasure.json"), `${JSON.stringify(drillFigures(report), null, 2)}\n`);
const { remaining } = report;
const table = new Table({
  head: ["what still links", "area"],
  colWidths: [100, 8],
  wordWrap: true,
  style: { head: [], border: [] },
});
table.push(...remaining.map(({ link, words, auc }) => [`${link}: ${words}`, auc.toFixed(2)]));
console.log(`
${drillSentence(report)}

Each of these remains, measured alone:
${table}

Figures are in out/erasure.json.`);
