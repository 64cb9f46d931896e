import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { promisify } from "node:util";
import { fromRoot } from "../../services/shared/paths.ts";

/** Installs what a folder's own lock file names, unless it is installed, which is checked without the network. */
export async function installFolder(folder: string, what: string): Promise<void> {
  if (isInstalled(folder)) return;
  console.log(`Installing ${what} into ${folder}/ (once) ...`);
  const shell = process.platform === "win32";
  await promisify(execFile)("npm", ["ci", "--no-audit", "--no-fund"], { cwd: fromRoot(folder), shell });
}

function isInstalled(folder: string): boolean {
  // npm writes this file last.
  const installed = fromRoot(folder, "node_modules/.package-lock.json");
  if (!existsSync(installed)) return false;
  const found = readVersions(installed);
  return [...readVersions(fromRoot(folder, "package-lock.json"))].every(
    ([name, version]) => found.get(name) === version,
  );
}

/** Versions by path, of the packages in a lock file that every platform needs. */
function readVersions(lockFile: string): Map<string, string> {
  const { packages }: { packages: Record<string, { version: string; optional?: boolean }> } = JSON.parse(
    readFileSync(lockFile, "utf8"),
  );
  const named = Object.entries(packages).filter(([name, { optional }]) => name !== "" && !optional);
  return new Map(named.map(([name, { version }]) => [name, version]));
}
