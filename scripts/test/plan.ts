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

/** Of the services, what is attacked and killed. */
const [underAttack, relayer] = divided(testFiles("services/relayer"), /relayer\/(attacks\/|storm\.|kill\.)/);
const otherServices = testFiles("services").filter((file) => !file.startsWith("test/services/relayer/"));
/** Of the command line, what starts it many times. */
const [startedOften, commands] = divided(testFiles("cli"), /cli\/(interruptions|tutorial|wrongUse|tasks)\./);

/**
 * Building comes first, beside what needs no contracts. Most parts wait for blocks half of the time, so that several work
 * beside each other. The contracts come last, because they alone use all cores that are left.
 */
export const parts: readonly Part[] = [
  { name: build, parameters: ["build"] },
  nodejs("library and circuit", library),
  nodejs("relayer", relayer, build),
  nodejs("relayer under attack", underAttack, build),
  nodejs("commands, started", startedOften, build),
  nodejs("commands", commands, build),
  nodejs("library on chain", testFiles(...onChain), build),
  nodejs("end to end", testFiles("e2e"), build),
  nodejs("other services", otherServices, build),
  { name: "contracts", needs: build, parameters: ["test", "solidity", "--no-compile"] },
];

/** The files that match, and the others. */
function divided(files: readonly string[], pattern: RegExp): [string[], string[]] {
  return [files.filter((file) => pattern.test(file)), files.filter((file) => !pattern.test(file))];
}

function nodejs(name: string, files: readonly string[], needs?: string): Part {
  return {
    name,
    parameters: ["test", "nodejs", "--no-compile", ...files],
    ...(needs !== undefined && { needs }),
  };
}
