import { readFile } from "node:fs/promises";
import { fromRoot } from "../../services/shared/paths.ts";
import { formats, formatVectorsFile } from "../../test/support/formats/formats.ts";
import { formatJson } from "./formatJson.ts";

/**
 * The text of `formatVectorsFile` with the formats that it lacks, as they are written now. What it has stays as it is:
 * customers and brands keep files, so that the bytes of a format never change under its name.
 */
export async function withNewFormats(): Promise<string> {
  const { texts, ...rest } = JSON.parse(await readFile(fromRoot(formatVectorsFile), "utf8"));
  const lines = formats.map(({ name, written }) => [name, texts[name] ?? written.split("\n")]);
  return `${formatJson({ texts: Object.fromEntries(lines), ...rest })}\n`;
}
