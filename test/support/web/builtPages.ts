import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildPages, type SiteName, writePages } from "../../../scripts/web/build.ts";

const folders = new Map<SiteName, Promise<string>>();

/** The folder of a site as it is served, built once in a process: the files of the circuit take long to compress. */
export function builtPages(name: SiteName): Promise<string> {
  const known = folders.get(name);
  if (known !== undefined) return known;
  const folder = mkdtempSync(path.join(os.tmpdir(), `decdp-${name}-`));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const built = buildPages(name).then(async (files) => {
    await writePages(files, folder);
    return folder;
  });
  folders.set(name, built);
  return built;
}
