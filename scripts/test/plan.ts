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
/**
 * What takes minutes, and what CI runs by a command of its own: the tutorial as it is typed, ceremonies, and what is
 * killed, flooded and attacked again and again.
 */
const isLong = (file: string) =>
  /^test\/ceremony\/|\/relayer\/attacks\/|\/(services|agent)\/.*(storm|kill|resuming)\.test|cli\/(interruptions|tutorial)\./.test(
    file,
  );
const long = testFiles("ceremony", "cli", "services", "src/agent").filter(isLong);
const short = (...folders: readonly string[]) => testFiles(...folders).filter((file) => !isLong(file));

/** Of the library, what needs a chain. */
const onChain = ["src/chain", "src/agent", "src/consent/receipt"] as const;
const library = short("house", "circuits", "src").filter(
  (file) => !onChain.some((folder) => file.startsWith(`test/${folder}/`)),
);
const otherServices = short("services").filter((file) => !file.startsWith("test/services/relayer/"));
/** Of the command line, what starts it many times. */
const [startedOften, commands] = divided(short("cli"), /cli\/(wrongUse|tasks)\./);
/** Of the relayer, what nodes, prices and strangers do to what it sends. */
const [sending, relayer] = divided(
  short("services/relayer"),
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
  nodejs("library on chain", short(...onChain), build),
  nodejs("end to end", short("e2e"), build),
  nodejs("other services", otherServices, build),
  { name: "contracts", needs: build, parameters: ["test", "solidity", "--no-compile"] },
];

/** After `parts`, or a build. */
export const longParts: Plan = Object.entries(
  Object.groupBy(long, (file) => (file.startsWith("test/services/relayer/") ? "the relayer" : "all else")),
).map(([name, files]) => nodejs(`${name}, long`, files!));

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
