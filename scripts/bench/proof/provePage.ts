// Runs in the browser for the comparison of proofs.

import { type CircuitInput, groth16 } from "snarkjs";

const loaded = new Map<string, Uint8Array>();

async function load(name: string): Promise<void> {
  for (const file of [`${name}.wasm`, `${name}.zkey`]) {
    loaded.set(file, new Uint8Array(await (await fetch(`/${file}`)).arrayBuffer()));
  }
}

/** Wall milliseconds of one proof; the input is JSON. */
async function prove(name: string, inputText: string): Promise<number> {
  const input: CircuitInput = JSON.parse(inputText);
  const start = performance.now();
  await groth16.fullProve(input, loaded.get(`${name}.wasm`)!, loaded.get(`${name}.zkey`)!);
  return performance.now() - start;
}

const provePage = { load, prove };
export type ProvePage = typeof provePage;

Object.assign(globalThis, { provePage });
