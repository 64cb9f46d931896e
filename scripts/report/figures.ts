import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fromRoot } from "../../services/shared/paths.ts";

/** What a bench measured: a flat map from name to number. */
export type Figures = Readonly<Record<string, number>>;

/** Reads out/NAME.json; nothing if it is not there. */
export async function readFigures(name: string): Promise<Figures | undefined> {
  const file = fromRoot("out", `${name}.json`);
  return existsSync(file) ? JSON.parse(await readFile(file, "utf8")) : undefined;
}

/** Writes out/NAME.json. */
export async function writeFigures(name: string, figures: Figures): Promise<void> {
  await mkdir(fromRoot("out"), { recursive: true });
  await writeFile(fromRoot("out", `${name}.json`), `${JSON.stringify(figures, null, 2)}\n`);
}
