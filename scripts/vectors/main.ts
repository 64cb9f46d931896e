import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fromRoot } from "../../services/shared/paths.ts";
import { generateVectors, vectorsFile } from "./generate.ts";

const text = await generateVectors();
await mkdir(path.dirname(fromRoot(vectorsFile)), { recursive: true });
await writeFile(fromRoot(vectorsFile), text);
console.log(`The test vectors are in ${vectorsFile}.`);
