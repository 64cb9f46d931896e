import { existsSync, readdirSync } from "node:fs";
import { fromRoot } from "../../services/shared/paths.ts";
import { readSources, type Sources } from "../solidity/compiler.ts";

/** The name of a contract that a test deploys by it: nothing imports its source. */
const deployedName = /"(contracts\/[\w/]+\.sol):\w+"/g;

/** A test file in Solidity. */
export interface TestSources {
  readonly file: string;
  /** The file and all that it imports. */
  readonly imported: Sources;
  /** By their files, the contracts that it deploys by name, each with all that it imports. */
  readonly deployed: ReadonlyMap<string, Sources>;
}

/** All test files in Solidity, from the root of the repository. */
export function solidityTests(): string[] {
  const names = readdirSync(fromRoot("test/contracts"), { encoding: "utf8", recursive: true });
  return names
    .filter((name) => name.endsWith(".t.sol"))
    .sort()
    .map((name) => `test/contracts/${name}`);
}

/** What a test file reads; undefined if there is none. */
export function readTest(file: string): TestSources | undefined {
  if (!existsSync(fromRoot(file))) return undefined;
  const imported = readSources([file]);
  const texts = Object.values(imported).join("\n");
  const names = new Set([...texts.matchAll(deployedName)].map(([, name]) => name!));
  return { file, imported, deployed: new Map([...names].map((name) => [name, readSources([name])])) };
}

/** All sources that a test reads. */
export function allSources({ imported, deployed }: TestSources): Sources {
  return Object.assign({}, imported, ...deployed.values());
}

/** Which of these tests and what they deploy must be recompiled if a source changes; undefined if none. */
export function sourcesWith(source: string, tests: readonly TestSources[]): Sources | undefined {
  const units = tests.flatMap(({ imported, deployed }) => [imported, ...deployed.values()]);
  const changed = units.filter((sources) => sources[source] !== undefined);
  return changed.length > 0 ? Object.assign({}, ...changed) : undefined;
}
