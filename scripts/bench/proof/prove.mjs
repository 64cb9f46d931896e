// Makes proofs in turn in a process of its own and prints what each took. Plain JavaScript, so that a fresh
// process spends its time on the proof and not on compiling TypeScript.
//
// Usage: node prove.mjs CASES ROUNDS, where CASES is a JSON file of [{ name, wasm, zkey, input }]. Prints a JSON
// array of { name, cpuMs, wallMs } in the order of proving; the first one counts from the start of the process.

import { readFile } from "node:fs/promises";
import { groth16 } from "snarkjs";

const [casesFile, rounds] = process.argv.slice(2);
const cases = JSON.parse(await readFile(casesFile, "utf8"));
const measures = [];
let last = { cpuMs: 0, wallMs: 0 };

for (let round = 0; round < Number(rounds); round++) {
  for (const { name, wasm, zkey, input } of cases) {
    await groth16.fullProve(input, wasm, zkey);
    const { user, system } = process.cpuUsage();
    const now = { cpuMs: (user + system) / 1000, wallMs: performance.now() };
    measures.push({ name, cpuMs: now.cpuMs - last.cpuMs, wallMs: now.wallMs - last.wallMs });
    last = now;
  }
}

console.log(JSON.stringify(measures));
// snarkjs keeps its worker threads alive.
process.exit(0);
