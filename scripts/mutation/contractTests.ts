import path from "node:path";
import {
  type Artifact,
  EdrContext,
  FsAccessPermission,
  L1_CHAIN_TYPE,
  l1SolidityTestRunnerFactory,
  type SolidityTestRunnerConfigArgs,
} from "@nomicfoundation/edr";
import hre from "hardhat";
import { root } from "../../services/shared/paths.ts";
import { CompilationError, type Sources } from "../solidity/compiler.ts";
import { build } from "./build.ts";
import { applyEdit, type Mutant } from "./mutant.ts";
import type { Verdict } from "./results.ts";
import { allSources, readTest, solidityTests, sourcesWith, type TestSources } from "./testSources.ts";

/** Runs the Solidity tests on one mutant. */
export type ContractTests = (mutant: Mutant) => Promise<Verdict>;

/** Most faults show at once. The others get more fuzz runs, though fewer than in `npm test`. */
const short: Runs = {
  fuzz: { runs: 16, seed: "1" },
  invariant: { runs: 4, depth: 16, failOnRevert: false },
};
const long: Runs = {
  fuzz: { runs: 64, seed: "1" },
  invariant: { runs: 16, depth: 32, failOnRevert: false },
};
/** How many files that noticed a source's last mutants run on their own first, which is quick. */
const triedAlone = 3;

/**
 * Prepares the tests, each with the sources that it needs. Tests that fail without a mutant, because they assert the
 * gas of the release build, are left out and listed.
 */
export async function loadContractTests(): Promise<{ run: ContractTests; leftOut: readonly string[] }> {
  const runTests = await createRunner();
  const tests = solidityTests().map((file) => readTest(file)!);
  const sources: Sources = Object.assign({}, ...tests.map(allSources));
  const unchanged = build(sources);
  const leftOut = (await runTests(unchanged, filesOf(tests), long)).map(({ name }) => name);

  /** For each source, the test files that noticed its mutants, latest first, because they often notice the next. */
  const noticedBy = new Map<string, string[]>();
  const failuresIn = async (mutant: Mutant, concerned: readonly TestSources[], runs: readonly Runs[]) => {
    const changed = sourcesWith(mutant.file, concerned);
    const artifacts = build({ ...changed, [mutant.file]: applyEdit(sources[mutant.file]!, mutant) });
    const all = withChanges(unchanged, artifacts);
    for (const run of runs) {
      const failures = (await runTests(all, filesOf(concerned), run)).filter(
        (failure) => !leftOut.includes(failure.name),
      );
      if (failures.length > 0) return failures;
    }
    return [];
  };

  const firstFailures = async (
    mutant: Mutant,
    alone: readonly TestSources[],
    concerned: readonly TestSources[],
  ) => {
    for (const test of alone) {
      const failures = await failuresIn(mutant, [test], [short]);
      if (failures.length > 0) return failures;
    }
    return failuresIn(mutant, concerned, [short, long]);
  };

  return {
    leftOut,
    async run(mutant) {
      const concerned = tests.filter((test) => sourcesWith(mutant.file, [test]) !== undefined);
      const sameName = `/${path.basename(mutant.file, ".sol")}.t.sol`;
      const noticing = noticedBy.get(mutant.file) ?? filesOf(tests).filter((name) => name.endsWith(sameName));
      const alone = noticing
        .slice(0, triedAlone)
        .flatMap((name) => concerned.filter(({ file }) => file === name));
      try {
        const [failure] = await firstFailures(mutant, alone, concerned);
        if (failure === undefined) return { outcome: "survived" };
        noticedBy.set(mutant.file, [failure.file, ...noticing.filter((file) => file !== failure.file)]);
        return { outcome: "noticed", by: failure.name, file: failure.file };
      } catch (error) {
        if (error instanceof CompilationError) return { outcome: "does not compile" };
        throw error;
      }
    },
  };
}

function filesOf(tests: readonly TestSources[]): string[] {
  return tests.map(({ file }) => file);
}

/** These artifacts, with those of the changed sources replaced. */
function withChanges(artifacts: readonly Artifact[], changed: readonly Artifact[]): Artifact[] {
  const key = ({ id }: Artifact) => `${id.source}:${id.name}`;
  const byKey = new Map([...artifacts, ...changed].map((artifact) => [key(artifact), artifact]));
  return [...byKey.values()];
}

type Runs = Pick<SolidityTestRunnerConfigArgs, "fuzz" | "invariant">;

interface Failure {
  readonly name: string;
  readonly file: string;
}

/** Runs the tests in these files and returns those that fail. */
type Runner = (artifacts: Artifact[], files: readonly string[], runs: Runs) => Promise<Failure[]>;

async function createRunner(): Promise<Runner> {
  const context = new EdrContext();
  await context.registerSolidityTestRunnerFactory(L1_CHAIN_TYPE, l1SolidityTestRunnerFactory());
  const readable = hre.config.test.solidity.profiles.default!.fsPermissions?.readFile ?? [];
  const config = {
    projectRoot: root,
    hardfork: "osaka",
    disableBlockGasLimit: true,
    disableTransactionGasCap: true,
    fsPermissions: readable.map((file) => ({ access: FsAccessPermission.ReadFile, path: file })),
  };
  return (artifacts, files, runs) => {
    const suites = artifacts.filter((artifact) => files.includes(artifact.id.source) && hasTests(artifact));
    const failures: Failure[] = [];
    return new Promise((resolve, reject) => {
      let open = suites.length;
      context
        .runSolidityTests(
          L1_CHAIN_TYPE,
          artifacts,
          suites.map(({ id }) => id),
          { ...config, ...runs },
          { buildInfos: [] },
          ({ id, testResults }) => {
            for (const { name, status } of testResults) {
              if (status === "Failure") failures.push({ name: `${id.name}.${name}`, file: id.source });
            }
            open -= 1;
            if (open === 0) resolve(failures);
          },
        )
        .catch(reject);
    });
  };
}

function hasTests({ contract }: Artifact): boolean {
  const abi = JSON.parse(contract.abi) as { type: string; name?: string }[];
  const isTest = (name = "") => name.startsWith("test") || name.startsWith("invariant");
  return contract.bytecode !== "0x" && abi.some(({ type, name }) => type === "function" && isTest(name));
}
