import { testFiles } from "../hardhat/testFiles.ts";

/** A part of the tests, which is a process of its own. */
export interface Part {
  readonly name: string;
  /** What Hardhat is told to do. */
  readonly parameters: readonly string[];
  /** The part that has to end well before this one starts. */
  readonly needs?: string;
}

const build = "build";
/** Of the library, what needs a chain. */
const onChain = ["src/chain", "src/agent", "src/consent/receipt"] as const;
const library = testFiles("house", "circuits", "ceremony", "src").filter(
  (file) => !onChain.some((folder) => file.startsWith(`test/${folder}/`)),
);

/** Of the services, what is attacked and killed; it waits more than it works. */
const underAttack = testFiles("services").filter((file) => /relayer\/(attacks\/|storm\.|kill\.)/.test(file));
const services = testFiles("services").filter((file) => !underAttack.includes(file));

/**
 * Building comes first, beside what needs no contracts; then what waits for blocks much of the time, so that others work
 * beside it. The contracts come last, because they alone use all cores that are left.
 */
export const parts: readonly Part[] = [
  { name: build, parameters: ["build"] },
  nodejs("library and circuit", library),
  nodejs("services", services, build),
  nodejs("relayer under attack", underAttack, build),
  nodejs("command line", testFiles("cli"), build),
  nodejs("end to end", testFiles(...onChain, "e2e"), build),
  { name: "contracts", needs: build, parameters: ["test", "solidity", "--no-compile"] },
];

function nodejs(name: string, files: readonly string[], needs?: string): Part {
  return {
    name,
    parameters: ["test", "nodejs", "--no-compile", ...files],
    ...(needs !== undefined && { needs }),
  };
}
