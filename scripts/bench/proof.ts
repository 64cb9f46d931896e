import { mkdir, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { SingleBar } from "cli-progress";
import Table from "cli-table3";
import { fromRoot } from "../../services/shared/paths.ts";
import { bundleForBrowser } from "../browser/bundle.ts";
import { findChromium } from "../browser/chromium.ts";
import { commandLine } from "../shared/commandLine.ts";
import { installFolder } from "../shared/installFolder.ts";
import { median } from "../shared/median.ts";
import { measureChecks } from "./proof/checks.ts";
import { measurePageMemory } from "./proof/memoryInBrowser.ts";
import { type ProofCase, proofCases } from "./proof/proofCases.ts";
import { proveInBrowser } from "./proof/proofInBrowser.ts";
import { type ProofMeasure, proveCold, proveWarm } from "./proof/proofInNode.ts";

const help = `Compares one answer by the library's prover with the same by snarkjs, and with one proof of Semaphore v4 at depth 20, in
turn.

Usage: npm run bench:proof -- [options]

  --runs N   number of proofs of each kind and circuit, 1 to 100 (default 7)
  --help     this text

Cold: a fresh process or page for each proof, with the witness. Warm: after a first proof; against snarkjs the proof alone
(groth16.prove), against Semaphore with the witness. Without Chromium, only Node is measured.
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

const runs = readRuns();
await installFolder("bench", "Semaphore's circuits, 170 MB,");
const chromium = findChromium();
const byProver = proofCases.filter(({ name }) => name !== "semaphore20");
const byCircuit = proofCases.filter(({ name }) => name !== "snarkjs");

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
const figures: Record<string, number> = {};
const rows: string[][] = [];

/** Medians of the answer and of one that it is compared with, and their ratio. */
function compare(measures: readonly ProofMeasure[], peer: ProofCase["name"], prefix: string, kind: string) {
  const medianOf = (name: ProofCase["name"], key: "cpuMs" | "wallMs" | "peakMB") =>
    median(measures.filter((measure) => measure.name === name).map((measure) => measure[key] ?? Number.NaN));
  const title = peer[0]!.toUpperCase() + peer.slice(1);
  for (const key of ["cpu", "wall"] as const) {
    const [own, other] = [medianOf("answer", `${key}Ms`), medianOf(peer, `${key}Ms`)];
    figures[`${prefix}${key}.answerMs.${kind}`] = own;
    figures[`${prefix}${key}.${peer}Ms.${kind}`] = other;
    figures[`${prefix}${key}.ratioTo${title}.${kind}`] = own / other;
    rows.push([`${prefix}${key}, ${kind}`, peer, own.toFixed(0), other.toFixed(0), (own / other).toFixed(2)]);
  }
  return { own: medianOf("answer", "peakMB"), other: medianOf(peer, "peakMB") };
}

const cold = await withProgress("Node, cold", (proved) => proveCold(proofCases, runs, proved));
const memory = compare(cold, "snarkjs", "", "cold");
compare(cold, "semaphore20", "", "cold");
figures["memory.answerMB"] = memory.own;
figures["memory.snarkjsMB"] = memory.other;
figures["memory.ratioToSnarkjs"] = memory.own / memory.other;
rows.push([
  "peak memory, MB",
  "snarkjs",
  memory.own.toFixed(0),
  memory.other.toFixed(0),
  (memory.own / memory.other).toFixed(2),
]);
compare(
  await withProgress("Node, warm", () => proveWarm(byCircuit, runs, "whole")),
  "semaphore20",
  "",
  "warm",
);
compare(
  await withProgress("Node, proof alone", () => proveWarm(byProver, runs, "proof")),
  "snarkjs",
  "",
  "warm",
);
if (chromium === undefined) {
  console.log("Chromium is not installed, so it is not measured. On Debian: apt-get install chromium.");
} else {
  const page = await withProgress("Chromium", (proved) => proveInBrowser(chromium, proofCases, runs, proved));
  for (const kind of ["cold", "warm"] as const) {
    compare(page[kind], "semaphore20", "browser.", kind);
    compare(page[kind], "snarkjs", "browser.", kind);
  }
  for (const kind of ["cold", "warm"]) {
    figures[`browser.ratioToSnarkjs.${kind}`] = figures[`browser.cpu.ratioToSnarkjs.${kind}`]!;
  }
  const held = await measurePageMemory(chromium, proofCases.find(({ name }) => name === "answer")!);
  figures["browser.memory.settledMB"] = held.settledMB;
  figures["browser.memory.after50MB"] = held.after50MB;
  figures["browser.memory.ratio50"] = held.after50MB / held.settledMB;
  rows.push([
    "page's memory after 50 proofs, MB",
    "after 5",
    held.after50MB.toFixed(0),
    held.settledMB.toFixed(0),
    (held.after50MB / held.settledMB).toFixed(2),
  ]);
  // What a customer waits for: the first proof after the page has loaded.
  figures["browser.wallMs"] = figures["browser.wall.answerMs.cold"]!;
}
figures.count = runs;
Object.assign(figures, await measureChecks());
figures["bundle.workerGzipKB"] =
  gzipSync(await bundleForBrowser(fromRoot("src/answer/worker/main.ts"))).length / 1024;

const table = new Table({
  head: ["measured, ms", "compared with", "answer", "other", "ratio"],
  style: { head: [], border: [] },
});
table.push(...rows);
await mkdir(fromRoot("out"), { recursive: true });
await writeFile(fromRoot("out/bench-proof.json"), `${JSON.stringify(figures, null, 2)}\n`);
const checks = `A check off chain takes ${figures["verify.ms"]!.toFixed(1)} ms, among many ${figures["verify.batchMsPerAnswer"]!.toFixed(1)} ms.`;
console.log(`${table}\n\nMedians. ${checks} Figures are in out/bench-proof.json.`);
process.exit(0);
