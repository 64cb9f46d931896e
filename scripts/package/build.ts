import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { promisify } from "node:util";
import { fromRoot } from "../../services/shared/paths.ts";

/** Builds `dist/`, the library's part of the npm package: JavaScript modules and their types. */
export async function buildPackage(): Promise<void> {
  // A module that was removed from src/ must not be packed.
  await rm(fromRoot("dist"), { recursive: true, force: true });
  const compiler = fromRoot("node_modules/typescript/bin/tsc");
  await promisify(execFile)(process.execPath, [compiler, "--project", fromRoot("tsconfig.package.json")]);
}
