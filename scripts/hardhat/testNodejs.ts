import type { TaskOverrideActionFunction } from "hardhat/types/tasks";
import { fromRoot } from "../../services/shared/paths.ts";
import { testFiles } from "./testFiles.ts";

/** Without files, Hardhat would run everything under test/, even files that only support the tests. */
const runNodejsTests: TaskOverrideActionFunction = async (parameters, _hre, runSuper) => {
  const named: string[] = parameters.testFiles;
  const tests = named.length > 0 ? named : testFiles("house", "circuits", "src", "cli", "services", "e2e");
  // Without isolation, the hooks of one file apply to all.
  return runSuper({ ...parameters, testFiles: [fromRoot("test/support/endAfterTests.ts"), ...tests] });
};

export default runNodejsTests;
