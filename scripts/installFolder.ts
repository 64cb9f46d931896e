import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { fromRoot } from "./paths.ts";

/** Installs what a folder's own lock file names, the first time; what is installed is found without the network. */
export async function installFolder(folder: string, what: string): Promise<void> {
  // npm writes this file last.
  if (existsSync(fromRoot(folder, "node_modules/.package-lock.json"))) return;
  console.log(`Installing ${what} into ${folder}/ (once) ...`);
  const shell = process.platform === "win32";
  await promisify(execFile)("npm", ["ci", "--no-audit", "--no-fund"], { cwd: fromRoot(folder), shell });
}
