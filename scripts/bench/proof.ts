import { mkdir, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import Table from "cli-table3";
import { fromRoot } from "../../services/shared/paths.ts";
import { findChromium } from "../browser/chromium.ts";
import { commandLine } from "../shared/commandLine.ts";
import { installFolder } from "../shared/installFolder.ts";
import { median } from "../shared/median.ts";
import { type ProofCase, proofCases } from "./proof/proofCases.ts";
import { proveInBrowser } from "./proof/proofInBrowser.ts";
import { type ProofMeasure, proveCold, proveWarm } from "./proof/proofInNode.ts";

const help = `Compares one answer with one proof of Semaphore v4 at depth 20, both made by snarkjs, in turn.

Usage: npm run bench:proof -- [options]

  --runs N   number of proofs of each kind and circuit, 1 to 100 (default 7)
  --help     this text

Cold: a fresh process or page for each proof. Warm: after a first proof. Without Chromium, only Node is measured.
Writes out/bench-proof.json, a flat map from name to number.`;

const { refuse, integer } = commandLine("run bench:proof");

function readRuns(): number {
  try {
    const { values } = parseArgs({
      options: { runs: { type: "string", default: "7" }, help: { type: "boolean", default: false } },
    });
    if (values.help) {
      console.log(help);
      process.exit(0);
    }
    return integer("runs", values.runs, 1, 100);
  } catch (error) {
    return refuse((error as Error).message);
  }
}

/** Medians of both circuits, and their ratio. */
function summarize(measures: readonly ProofMeasure[]) {
  const medianOf = (name: ProofCase["name"], key: "cpuMs" | "wallMs") =>
    median(measures.filter((measure) => measure.name === name).map((measure) => measure[key]));
  const of = (key: "cpuMs" | "wallMs") => {
    const [answer, semaphore] = [medianOf("answer", key), medianOf("semaphore20", key)];
    return { answer, semaphore, ratio: answer / semaphore };
  };
  return { cpu: of("cpuMs"), wall: of("wallMs"), count: measures.length / proofCases.length };
}

const runs = readRuns();
await installFolder("bench", "Semaphore's circuits, 170 MB,");
const chromium = findChromium();
const measured: Record<string, ProofMeasure[]> = {};

const bar = new SingleBar({
  format: "{step} [{bar}] {value}/{total}, {duration_formatted}",
  barsize: 30,
  noTTYOutput: true,
  notTTYSchedule: 10_000,
});
const withProgress = async <Result>(step: string, measure: (proved: () => void) => Promise<Result>) => {
  bar.start(runs * proofCases.length, 0, { step });
  const result = await measure(() => bar.increment());
  bar.update(runs * proofCases.length);
  bar.stop();
  return result;
};
measured["node.cold"] = await withProgress("Node, cold", (proved) => proveCold(proofCases, runs, proved));
measured["node.warm"] = await withProgress("Node, warm", () => proveWarm(proofCases, runs));
if (chromium === undefined) {
  console.log("Chromium is not installed, so it is not measured. On Debian: apt-get install chromium.");
} else {
  const { cold, warm } = await withProgress("Chromium", (proved) =>
    proveInBrowser(chromium, proofCases, runs, proved),
  );
  measured["browser.cold"] = cold;
  measured["browser.warm"] = warm;
}

const table = new Table({
  head: [
    "proofs",
    "count",
    "answer CPU s",
    "Semaphore-20 CPU s",
    "ratio",
    "answer wall s",
    "Semaphore-20 wall s",
  ],
  style: { head: [], border: [] },
});
const figures: Record<string, number> = {};
const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2);
for (const [where, measures] of Object.entries(measured)) {
  const [place, kind] = where.split(".") as ["node" | "browser", "cold" | "warm"];
  const { cpu, wall, count } = summarize(measures);
  table.push([
    `${place === "node" ? "Node" : "Chromium"}, ${kind}`,
    count,
    seconds(cpu.answer),
    seconds(cpu.semaphore),
    cpu.ratio.toFixed(2),
    seconds(wall.answer),
    seconds(wall.semaphore),
  ]);
  // Node's figures have no prefix, because they are the ones that are compared with limits.
  const prefix = place === "node" ? "" : "browser.";
  figures[`${prefix}cpu.answerMs.${kind}`] = cpu.answer;
  figures[`${prefix}cpu.semaphore20Ms.${kind}`] = cpu.semaphore;
  figures[`${prefix}cpu.ratioToSemaphore20.${kind}`] = cpu.ratio;
  figures[`${prefix}wall.answerMs.${kind}`] = wall.answer;
  figures[`${prefix}wall.semaphore20Ms.${kind}`] = wall.semaphore;
  figures[`${prefix}wall.ratioToSemaphore20.${kind}`] = wall.ratio;
  figures[`${prefix}count.${kind}`] = count;
}
// What a customer waits for: the first proof after the page has loaded.
const waiting = figures["browser.wall.answerMs.cold"];
if (waiting !== undefined) figures["browser.wallMs"] = waiting;

await mkdir(fromRoot("out"), { recursive: true });
await writeFile(fromRoot("out/bench-proof.json"), `${JSON.stringify(figures, null, 2)}\n`);
console.log(`${table}\n\nMedians. Figures are in out/bench-proof.json.`);
