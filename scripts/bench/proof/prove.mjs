// Makes proofs in turn in a process of its own and prints what each took. Plain JavaScript, so that a fresh
// process spends its time on the proof and not on compiling TypeScript.
//
// Usage: node prove.mjs OURS CASES ROUNDS PART. OURS is a bundle of ours.ts; CASES is a JSON file of
// [{ name, by, wasm, zkey, input }]; PART is "whole", with the witness, or "proof", of a witness that is made before.
// Prints a JSON array of { name, cpuMs, wallMs, peakMB } in the order of proving; the first one of a whole proof counts
// from the start of the process.

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [oursFile, casesFile, rounds, part] = process.argv.slice(2);
const cases = JSON.parse(await readFile(casesFile, "utf8"));

/** How each prover makes the proof of a case: a function that is called for each proof. */
const provers = {
  decdp: {
    async whole({ wasm, zkey, input }) {
      const { createProver } = await import(pathToFileURL(oursFile));
      let prover;
      return async () => {
        prover ??= createProver({ wasm: await readFile(wasm), zkey: await readFile(zkey) });
        await (await prover).prove(input);
      };
    },
    async proof({ wasm, zkey, input }) {
      const { createWitnessCalculator, loadKey, randomBlinding } = await import(pathToFileURL(oursFile));
      const witness = await (await createWitnessCalculator(await readFile(wasm))).calculate(input);
      const key = await loadKey(await readFile(zkey));
      return async () => key.prove(witness, randomBlinding());
    },
  },
  snarkjs: {
    async whole({ wasm, zkey, input }) {
      const { groth16 } = await import("snarkjs");
      return () => groth16.fullProve(input, wasm, zkey);
    },
    async proof({ wasm, zkey, input }) {
      const { groth16, wtns } = await import("snarkjs");
      const witness = { type: "mem" };
      await wtns.calculate(input, wasm, witness);
      const key = new Uint8Array(await readFile(zkey));
      return () => groth16.prove(key, witness);
    },
  },
};

const measures = [];
const made = [];
for (const single of cases) made.push({ name: single.name, prove: await provers[single.by][part](single) });
const now = () => {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000, wallMs: performance.now() };
};
let last = part === "whole" ? { cpuMs: 0, wallMs: 0 } : now();

for (let round = 0; round < Number(rounds); round++) {
  for (const { name, prove } of made) {
    await prove();
    const current = now();
    const peakMB = memoryPeak();
    measures.push({
      name,
      cpuMs: current.cpuMs - last.cpuMs,
      wallMs: current.wallMs - last.wallMs,
      peakMB,
    });
    last = current;
  }
}

console.log(JSON.stringify(measures));
// snarkjs keeps its worker threads alive.
process.exit(0);

/** The most memory that this process has held. `maxRSS` starts with what its parent held, which may be gigabytes. */
function memoryPeak() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}
