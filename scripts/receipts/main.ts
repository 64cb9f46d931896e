import { mkdir, writeFile } from "node:fs/promises";
import { tasks } from "hardhat";
import { fromRoot } from "../../services/shared/paths.ts";
import { generateReceiptDocs } from "./generate.ts";

await tasks.getTask("build").run({ quiet: true, noTests: true });
const files = await generateReceiptDocs();
await mkdir(fromRoot("docs/consent"), { recursive: true });
for (const [file, text] of Object.entries(files)) await writeFile(fromRoot(file), text);
console.log(`Wrote ${Object.keys(files).join(", ")}.`);
