import { readFileSync, writeFileSync } from "node:fs";
import { formatJson } from "../../../scripts/vectors/formatJson.ts";
import { fromRoot } from "../../../services/shared/paths.ts";
import { formats, formatVectorsFile } from "./formats.ts";

// Adds the formats that the vectors lack, as they are written now. What is there stays as it is: customers and brands keep
// files, so that the bytes of a format never change under its name.
const { texts, ...rest } = JSON.parse(readFileSync(fromRoot(formatVectorsFile), "utf8"));
const lines = formats.map(({ name, written }) => [name, texts[name] ?? written.split("\n")]);
writeFileSync(fromRoot(formatVectorsFile), `${formatJson({ texts: Object.fromEntries(lines), ...rest })}\n`);
console.log(`The vectors of formats are in ${formatVectorsFile}.`);
