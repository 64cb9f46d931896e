import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import Table from "cli-table3";
import { tasks } from "hardhat";
import { openCrowdChain } from "../../test/support/crowd/crowdChain.ts";
import { writeFigures } from "../report/figures.ts";
import { installFolder } from "../shared/installFolder.ts";
import type { GasMeasure } from "./gas/gasCase.ts";
import { gasFigures, parts } from "./gas/gasFigures.ts";
import { sumOf } from "./gas/gasSplit.ts";
import { measureOwnGas } from "./gas/ownGas.ts";
import { measurePeerGas } from "./gas/peerGas.ts";

const help = `Measures the gas of answers, alone and in batches, and of peers' verifiers, all on one chain in this process.

Usage: npm run bench:gas

Writes out/bench-gas.json, a flat map from name to number. The first run installs the peers' contracts into bench/.`;

try {
  const { values } = parseArgs({ options: { help: { type: "boolean", default: false } } });
  if (values.help) {
    console.log(help);
    process.exit(0);
  }
} catch (error) {
  console.error(`${(error as Error).message}\nTry: npm run bench:gas -- --help`);
  process.exit(2);
}

const labels: Readonly<Record<string, string>> = {
  "settle.1": "settle, 1",
  "settle.8": "settleBatch, 8",
  "settle.32": "settleBatch, 32",
  "settle.128": "settleBatch, 128",
  "settle.max": "settleBatch, largest",
  "settle.groups32": "settleBatch, 128 in 32 answer groups of 8 campaigns",
  "settle.campaigns32": "settleBatch, 128 in 32 campaigns",
  "verify.1": "verify, 1",
  "verify.8": "verifyBatch, 8",
  "verify.32": "verifyBatch, 32",
  "verify.128": "verifyBatch, 128",
  semaphore: "Semaphore v4, validateProof, depth 20",
  snarkjs4: "snarkjs's generated verifier, 4 inputs",
  snarkjs6: "snarkjs's generated verifier, 6 inputs",
  iden3Verifier: "iden3's V3 verifier, bare",
};

function tableOf(measures: readonly GasMeasure[]): string {
  const table = new Table({
    head: ["gas per answer", "answers", "whole", ...parts, "floor", "over"],
    colAligns: ["left", ...Array.from({ length: parts.length + 4 }, () => "right" as const)],
    style: { head: [], border: [] },
  });
  for (const { name, answers, gasUsed, split, floor } of measures) {
    const each = [gasUsed, ...parts.map((part) => split[part]), sumOf(floor)];
    const over = `${((gasUsed / sumOf(floor) - 1) * 100).toFixed(1)} %`;
    table.push([
      labels[name]!,
      answers,
      ...each.map((gas) => Math.round(gas / answers).toLocaleString("en")),
      over,
    ]);
  }
  return table.toString();
}

await installFolder("bench", "circuits and contracts to compare with, 180 MB,");
await tasks.getTask("build").run({ noTests: true, quiet: true });
const bar = new SingleBar({
  format: "transactions [{bar}] {value}/{total}, {name}",
  barsize: 30,
  noTTYOutput: true,
  notTTYSchedule: 10_000,
});
bar.start(Object.keys(labels).length, 0, { name: "opening a chain" });
const measured = (name: string) => bar.increment({ name: labels[name] });
const chain = await openCrowdChain({ campaigns: 32 });
try {
  const measures = [...(await measureOwnGas(chain, measured)), ...(await measurePeerGas(chain, measured))];
  bar.stop();
  const figures = gasFigures(measures);
  await writeFigures("bench-gas", figures);
  console.log(tableOf(measures));
  console.log(
    `The largest batch is ${figures["batch.max"]}. An answer of 128 costs ` +
      `${figures["gas.ratioToSemaphore"]!.toFixed(3)} of Semaphore's validateProof and ` +
      `${figures["gas.ratioToIden3Verifier"]!.toFixed(3)} of a bare call of iden3's V3 verifier. ` +
      "Figures are in out/bench-gas.json.",
  );
} finally {
  bar.stop();
  await chain.close();
}
// snarkjs keeps its worker threads alive.
process.exit(0);
