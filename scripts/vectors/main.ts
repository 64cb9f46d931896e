import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fromRoot } from "../../services/shared/paths.ts";
import { formatVectorsFile } from "../../test/support/formats/formats.ts";
import { withNewFormats } from "./addFormats.ts";
import { generateVectors, vectorsFile } from "./generate.ts";

await mkdir(path.dirname(fromRoot(vectorsFile)), { recursive: true });
await writeFile(fromRoot(vectorsFile), await generateVectors());
await writeFile(fromRoot(formatVectorsFile), await withNewFormats());
console.log(`The test vectors are in ${vectorsFile} and ${formatVectorsFile}.`);
