import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { fromRoot, root } from "../../services/shared/paths.ts";
import { answerModule } from "../../test/support/packedServer.ts";
import { buildPackage } from "../package/build.ts";
import { installFolder } from "../shared/installFolder.ts";

const run = promisify(execFile);
const modules = fromRoot("scripts/bundlers/node_modules");

/** Installs the bundlers, this package as npm packs it, and an answer to prove. */
export async function installApps(): Promise<void> {
  await installFolder("scripts/bundlers", "Vite, webpack and Next.js, 410 MB,");
  await buildPackage();
  const directory = await mkdtemp(path.join(os.tmpdir(), "decdp-bundlers-"));
  try {
    const command = ["pack", "--json", "--ignore-scripts", "--pack-destination", directory];
    const shell = process.platform === "win32";
    const { stdout } = await run("npm", command, { cwd: root, shell, maxBuffer: 2 ** 24 });
    const [{ filename }] = JSON.parse(stdout);
    const target = path.join(modules, "decdp");
    await rm(target, { recursive: true, force: true });
    await mkdir(target, { recursive: true });
    await run("tar", ["-xzf", path.join(directory, filename), "-C", target, "--strip-components=1"]);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  const answer = path.join(modules, "decdp-answer");
  await mkdir(answer, { recursive: true });
  await writeFile(path.join(answer, "package.json"), '{ "type": "module", "exports": "./index.js" }\n');
  await writeFile(path.join(answer, "index.js"), await answerModule());
}
