import { readFile, writeFile } from "node:fs/promises";
import { fromRoot } from "../../services/shared/paths.ts";
import type { CircuitSize } from "./compile.ts";

/** Everything that a released key depends on, stored next to it. */
export type Manifest = CircuitSize & {
  /** A development key has no secret: anyone can forge proofs for it. */
  kind: "development" | "production";
  circuit: string;
  circomVersion: string;
  /** The r1cs is not stored, because it is compiled again whenever the key is checked. */
  sha256: Record<"r1cs" | "wasm" | "zkey" | "verificationKey", string>;
  powersOfTau: { source: string; blake2b512: string };
  /** Only for a development key; the transcript of a production key is in its zkey. */
  beacon?: { text: string; sha256: string; iterationsExponent: number };
};

export const keyFiles = {
  zkey: fromRoot("circuits/keys/answer.zkey"),
  wasm: fromRoot("circuits/keys/answer.wasm"),
  verificationKey: fromRoot("circuits/keys/verification_key.json"),
  manifest: fromRoot("circuits/keys/manifest.json"),
} as const;

export async function readManifest(): Promise<Manifest> {
  return JSON.parse(await readFile(keyFiles.manifest, "utf8"));
}

export async function writeManifest(manifest: Manifest): Promise<void> {
  await writeFile(keyFiles.manifest, formatJson(manifest));
}

export function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
