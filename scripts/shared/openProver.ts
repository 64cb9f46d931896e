import { readFile } from "node:fs/promises";
import { createProver, type Prover } from "../../src/answer/prover.ts";
import { keyFiles } from "../circuit/manifest.ts";

/** A prover with the development key. */
export async function openProver(): Promise<Prover> {
  const [wasm, zkey] = await Promise.all([readFile(keyFiles.wasm), readFile(keyFiles.zkey)]);
  return createProver({ wasm, zkey });
}
