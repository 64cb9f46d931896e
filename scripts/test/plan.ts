import { testFiles } from "../hardhat/testFiles.ts";

/** A part of the tests, which is a process of its own. */
export interface Part {
  readonly name: string;
  /** What Hardhat is told to do. */
  readonly parameters: readonly string[];
  /** The part that has to end well before this one starts. */
  readonly needs?: string;
}

/** Processes that run beside each other, and parts that need others. */
export type Plan = readonly Part[];

const build = "build";
/** What is killed, flooded and attacked again and again. It takes minutes, and CI runs it by a command of its own. */
const isStress = (file: string) =>
  /\/relayer\/attacks\/|\/(services|agent)\/.*(storm|kill|resuming)\.test|cli\/interruptions\./.test(file);
const stress = testFiles("cli", "services", "src/agent").filter(isStress);
const calm = (...folders: readonly string[]) => testFiles(...folders).filter((file) => !isStress(file));

/** Of the library, what needs a chain. */
const onChain = ["src/chain", "src/agent", "src/consent/receipt"] as const;
const library = calm("house", "circuits", "ceremony", "src").filter(
  (file) => !onChain.some((folder) => file.startsWith(`test/${folder}/`)),
);
const otherServices = calm("services").filter((file) => !file.startsWith("test/services/relayer/"));
/** Of the command line, what starts it many times. */
const [startedOften, commands] = divided(calm("cli"), /cli\/(tutorial|wrongUse|tasks)\./);
/** Of the relayer, what nodes, prices and strangers do to what it sends. */
const [sending, relayer] = divided(
  calm("services/relayer"),
  /relayer\/(sending\/|chain|fees|hostileNode|strangers|vain|deadlines)/,
);

/**
 * Building comes first, beside what needs no contracts. Most parts wait for blocks half of the time, so that several work
 * beside each other. The contracts come last, because they alone use all cores that are left.
 */
export const parts: Plan = [
  { name: build, parameters: ["build"] },
  nodejs("library and circuit", library),
  nodejs("relayer", relayer, build),
  nodejs("relayer, sending", sending, build),
  nodejs("commands, started", startedOften, build),
  nodejs("commands", commands, build),
  nodejs("library on chain", calm(...onChain), build),
  nodejs("end to end", calm("e2e"), build),
  nodejs("other services", otherServices, build),
  { name: "contracts", needs: build, parameters: ["test", "solidity", "--no-compile"] },
];

/** After `parts`, or a build. */
export const stressParts: Plan = Object.entries(
  Object.groupBy(stress, (file) => (file.startsWith("test/services/relayer/") ? "relayer" : "all else")),
).map(([name, files]) => nodejs(`${name} under stress`, files!));

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
