import { writeFile } from "node:fs/promises";
import { fromRoot } from "../../services/shared/paths.ts";
import { generateKernel, kernelFile } from "./generate.ts";

const text = generateKernel();
await writeFile(fromRoot(kernelFile), text);
console.log(`The kernel is in ${kernelFile}, ${text.length} bytes.`);
