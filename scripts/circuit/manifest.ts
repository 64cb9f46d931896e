import { readFile } from "node:fs/promises";
import path from "node:path";
import { root } from "../../services/shared/paths.ts";
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
  /** Only for a development key. */
  beacon?: { text: string; sha256: string; iterationsExponent: number };
  /** Only for a production key: the transcript beside it, and how many people contributed. */
  ceremony?: { transcriptSha256: string; contributions: number };
};

/** The files of a key in a folder that has the layout of this repository. */
export function keyFilesIn(folder: string) {
  const file = (name: string) => path.join(folder, "circuits/keys", name);
  return {
    zkey: file("answer.zkey"),
    wasm: file("answer.wasm"),
    verificationKey: file("verification_key.json"),
    manifest: file("manifest.json"),
    /** Of a production key only. */
    transcript: file("transcript.json"),
  } as const;
}

export const keyFiles = keyFilesIn(root);

export async function readManifest(): Promise<Manifest> {
  return JSON.parse(await readFile(keyFiles.manifest, "utf8"));
}

export function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
