// Runs in the browser for the comparison of proofs.

import { type CircuitInput, groth16, wtns } from "snarkjs";
import { createProver, createWitnessCalculator, loadKey, randomBlinding } from "./ours.ts";

type By = "decdp" | "snarkjs";
type Loaded = Record<"wasm" | "zkey", Uint8Array> & { input: CircuitInput };

let files: Loaded;
let prove: (() => Promise<unknown>) | undefined;

/** Fetches a circuit's files; the input is JSON. */
async function load(circuit: string, inputText: string): Promise<void> {
  const get = async (name: string) =>
    new Uint8Array(await (await fetch(`/${circuit}.${name}`)).arrayBuffer());
  files = { wasm: await get("wasm"), zkey: await get("zkey"), input: JSON.parse(inputText) };
}

/** The first whole proof, with all that it needs. */
async function proveWhole(by: By): Promise<number> {
  const { wasm, zkey, input } = files;
  const start = performance.now();
  if (by === "snarkjs") await groth16.fullProve(input, wasm, zkey);
  else await (await createProver({ wasm, zkey })).prove(input as never);
  return performance.now() - start;
}

/** Makes the witness, for proofs of nothing else. */
async function prepare(by: By): Promise<void> {
  const { wasm, zkey, input } = files;
  if (by === "snarkjs") {
    const witness = { type: "mem" } as const;
    await wtns.calculate(input, wasm, witness);
    prove = () => groth16.prove(zkey, witness);
  } else {
    const witness = await (await createWitnessCalculator(wasm)).calculate(input);
    const key = await loadKey(zkey);
    prove = async () => key.prove(witness, randomBlinding());
  }
  await prove();
}

async function proveWitness(): Promise<number> {
  const start = performance.now();
  await prove!();
  return performance.now() - start;
}

const provePage = { load, proveWhole, prepare, proveWitness };
export type ProvePage = typeof provePage;

Object.assign(globalThis, { provePage });
