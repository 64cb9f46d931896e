import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { fromRoot } from "../../../services/shared/paths.ts";

/** From the root of the repository. */
export const FIGURES = "out/sources.json";

/** Writes figures into `FIGURES`, over those of the same name; others are written by what measures them. */
export async function addFigures(figures: object): Promise<void> {
  const file = fromRoot(FIGURES);
  await mkdir(path.dirname(file), { recursive: true });
  const before = existsSync(file) ? JSON.parse(await readFile(file, "utf8")) : {};
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify({ ...before, ...figures }, null, 2)}\n`);
  await rename(draft, file);
}
