import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fromRoot } from "../../services/shared/paths.ts";
import { generateVectors, vectorsFile } from "./generate.ts";
import { generateVaultVector, vaultVectorFile } from "./vault.ts";

for (const [file, text] of [
  [vectorsFile, await generateVectors()],
  [vaultVectorFile, await generateVaultVector()],
] as const) {
  await mkdir(path.dirname(fromRoot(file)), { recursive: true });
  await writeFile(fromRoot(file), text);
  console.log(`The test vectors are in ${file}.`);
}
