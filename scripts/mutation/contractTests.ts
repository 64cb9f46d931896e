import { readdirSync } from "node:fs";
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
import { fromRoot, root } from "../paths.ts";
import { CompilationError, readSources, type Sources } from "../solidity/compiler.ts";
import { build } from "./build.ts";
import { applyEdit, type Mutant } from "./mutant.ts";
import type { Verdict } from "./results.ts";

/** Runs the Solidity tests on one mutant. */
export type ContractTests = (mutant: Mutant) => Promise<Verdict>;

/** Tests fetch their code by name, so nothing imports them. */
const fetchedByName = ["AnswerKeyTableA", "AnswerKeyTableB"].map((name) => `contracts/generated/${name}.sol`);
const tests = readdirSync(fromRoot("test/contracts"))
  .filter((name) => name.endsWith(".t.sol"))
  .map((name) => `test/contracts/${name}`);

/** Most faults show at once. What is left gets more runs, though fewer than the project's own tests have. */
const short: Runs = {
  fuzz: { runs: 16, seed: "1" },
  invariant: { runs: 4, depth: 16, failOnRevert: false },
};
const long: Runs = {
  fuzz: { runs: 64, seed: "1" },
  invariant: { runs: 16, depth: 32, failOnRevert: false },
};
/** As many files that noticed the last mutants of a source are tried alone, which is quick, before all are. */
const triedAlone = 3;

/**
 * Prepares the tests, each with the sources that it needs. Tests that fail on the sources as they are, because they
 * assert the gas of the release build, are left out and named.
 */
export async function loadContractTests(): Promise<{ run: ContractTests; leftOut: readonly string[] }> {
  const runTests = await createRunner();
  const sourcesOf = new Map(tests.map((test) => [test, readSources([test, ...fetchedByName])]));
  const all: Sources = Object.assign({}, ...sourcesOf.values());
  const leftOut = (await runTests(build(all), tests, long)).map(({ name }) => name);

  /** For each source, the test files that noticed its mutants, the last one first: they often notice the next. */
  const noticedBy = new Map<string, string[]>();
  const failuresIn = async (mutant: Mutant, files: readonly string[], runs: readonly Runs[]) => {
    const sources: Record<string, string> = Object.assign({}, ...files.map((file) => sourcesOf.get(file)));
    sources[mutant.file] = applyEdit(sources[mutant.file]!, mutant);
    const artifacts = build(sources);
    for (const run of runs) {
      const failures = (await runTests(artifacts, files, run)).filter(
        (failure) => !leftOut.includes(failure.name),
      );
      if (failures.length > 0) return failures;
    }
    return [];
  };

  const firstFailures = async (mutant: Mutant, alone: readonly string[], concerned: readonly string[]) => {
    for (const file of alone) {
      const failures = await failuresIn(mutant, [file], [short]);
      if (failures.length > 0) return failures;
    }
    return failuresIn(mutant, concerned, [short, long]);
  };

  return {
    leftOut,
    async run(mutant) {
      const concerned = tests.filter((test) => sourcesOf.get(test)![mutant.file] !== undefined);
      const sameName = `test/contracts/${path.basename(mutant.file, ".sol")}.t.sol`;
      const noticing = noticedBy.get(mutant.file) ?? concerned.filter((test) => test === sameName);
      try {
        const [failure] = await firstFailures(mutant, noticing.slice(0, triedAlone), concerned);
        if (failure === undefined) return { outcome: "survived" };
        const others = noticing.filter((file) => file !== failure.file);
        noticedBy.set(mutant.file, [failure.file, ...others]);
        return { outcome: "noticed", by: failure.name, file: failure.file };
      } catch (error) {
        if (error instanceof CompilationError) return { outcome: "does not compile" };
        throw error;
      }
    },
  };
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
