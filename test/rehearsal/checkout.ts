import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { adopt } from "../../scripts/ceremony/steps/finish.ts";
import { fromRoot } from "../../services/shared/paths.ts";
import { type Finished, runToEnd, withoutSettings } from "../support/clone.ts";

/** A copy of this repository's sources, in the system's temporary folder. */
export interface Checkout {
  run(
    program: string,
    parameters: readonly string[],
    environment?: Record<string, string>,
  ): Promise<Finished>;
  close(): Promise<void>;
}

/** What building and the command line need. */
const parts = [
  "circuits",
  "cli",
  "contracts",
  "hardhat.config.ts",
  "ignition/modules",
  "package.json",
  "package-lock.json",
  "scripts",
  "services",
  "src",
  "test/support/cli/bin",
  "tsconfig.json",
  "types",
];

/** A copy in which the key of a release has taken the place of the committed one. */
export async function checkOutWith(release: string): Promise<Checkout> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "decdp-release-"));
  const isOurs = (file: string) => path.basename(file) !== "node_modules";
  for (const part of parts) {
    await cp(fromRoot(part), path.join(folder, part), { recursive: true, filter: isOurs });
  }
  await symlink(fromRoot("node_modules"), path.join(folder, "node_modules"));
  await adopt(release, folder);
  const settings = withoutSettings();
  const searchPath = [path.join(folder, "test/support/cli/bin"), settings.PATH].join(path.delimiter);
  return {
    run: (program, parameters, environment = {}) =>
      runToEnd(program, parameters, folder, { ...settings, PATH: searchPath, ...environment }),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
