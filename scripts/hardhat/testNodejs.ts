import { readdir } from "node:fs/promises";
import path from "node:path";
import type { TaskOverrideActionFunction } from "hardhat/types/tasks";
import { fromRoot } from "../../services/shared/paths.ts";

const directories = ["test/house", "test/circuits", "test/src", "test/cli", "test/services", "test/e2e"];

/** Without files, Hardhat would run everything under test/, even files that only support the tests. */
const runNodejsTests: TaskOverrideActionFunction = async (parameters, _hre, runSuper) => {
  const named: string[] = parameters.testFiles;
  const tests = named.length > 0 ? named : await findTestFiles();
  // Without isolation, the hooks of one file apply to all.
  const testFiles = tests.length > 0 ? [fromRoot("test/support/endProver.ts"), ...tests] : [];
  return runSuper({ ...parameters, testFiles });
};

async function findTestFiles(): Promise<string[]> {
  const files: string[] = [];
  for (const directory of directories) {
    const names = await readdir(fromRoot(directory), { recursive: true }).catch(() => []);
    const tests = names.filter((name) => name.endsWith(".test.ts")).sort();
    files.push(...tests.map((name) => path.join(fromRoot(directory), name)));
  }
  return files;
}

export default runNodejsTests;
