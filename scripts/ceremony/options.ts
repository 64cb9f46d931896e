import path from "node:path";
import { parseArgs } from "node:util";
import { fromRoot } from "../../services/shared/paths.ts";
import { commandLine } from "../shared/commandLine.ts";

export const help = `Holds a ceremony, in which several people make the key of a release: one honest one among them is enough.

Usage: npm run ceremony -- start --powers-of-tau FILE --name NAME --announce TEXT [--iterations N]
       npm run ceremony -- contribute --name NAME [--randomness FILE]
       npm run ceremony -- accept --from FOLDER --powers-of-tau FILE
       npm run ceremony -- beacon --name NAME --value HEX
       npm run ceremony -- finish --powers-of-tau FILE (--out FOLDER | --adopt)
       npm run ceremony -- verify --powers-of-tau FILE [--value HEX]

  start       the coordinator makes the first key and the transcript
  contribute  a contributor adds a secret to the newest key, on their own machine
  accept      the coordinator checks what a contributor handed in, and takes it into the ceremony
  beacon      the coordinator closes the ceremony with a public random number that was announced before
  finish      checks everything and writes the key and all that belongs to it
  verify      anybody checks the whole ceremony, in the coordinator's folder or in circuits/keys of a release

  --folder FOLDER        the ceremony's folder: transcript.json and the keys (default ceremony)
  --powers-of-tau FILE   a prepared file (.ptau) of a public ceremony
  --name NAME            of whoever makes the step: public, 50 characters at most
  --announce TEXT        which public random number will close the ceremony, in words
  --iterations N         the beacon is hashed 2^N times, 10 to 40 (default 10)
  --value HEX            the public random number, 16 bytes or more
  --randomness FILE      randomness of your own, such as thrown dice, in addition to the machine's
  --from FOLDER          what a contributor handed in
  --out FOLDER           a new folder, with the layout of this repository
  --adopt                replace the key in this repository instead
  --signing-key FILE     your Ed25519 key, made if there is none (default .cache/ceremony/signing-key.pem)
  --r1cs FILE            a compiled circuit (default: compiles the one in this repository)
  --help                 this text

A command that was interrupted is run again. docs/ceremony.md says who does what.`;

const commands = ["start", "contribute", "accept", "beacon", "finish", "verify"] as const;
export type Command = (typeof commands)[number];

export type Options = ReturnType<typeof readOptions>;

const options = {
  folder: { type: "string", default: "ceremony" },
  "powers-of-tau": { type: "string" },
  name: { type: "string" },
  announce: { type: "string" },
  iterations: { type: "string", default: "10" },
  value: { type: "string" },
  randomness: { type: "string" },
  from: { type: "string" },
  out: { type: "string" },
  adopt: { type: "boolean", default: false },
  "signing-key": { type: "string", default: fromRoot(".cache/ceremony/signing-key.pem") },
  r1cs: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

type Option = keyof typeof options;
/** Options that every command takes. */
const common: readonly Option[] = ["folder", "r1cs", "help"];
const needs: Record<Command, readonly Option[]> = {
  start: ["powers-of-tau", "name", "announce"],
  contribute: ["name"],
  accept: ["from", "powers-of-tau"],
  beacon: ["name", "value"],
  finish: ["powers-of-tau"],
  verify: ["powers-of-tau"],
};
const takes: Record<Command, readonly Option[]> = {
  start: ["iterations", "signing-key"],
  contribute: ["randomness", "signing-key"],
  accept: [],
  beacon: ["signing-key"],
  finish: ["out", "adopt"],
  verify: ["value"],
};

/** Reads the command line. Wrong usage ends the process with exit code 2. */
export function readOptions(parameters: readonly string[]) {
  const { refuse, integer } = commandLine("run ceremony");
  const { values, given, words } = parse(parameters, refuse);
  const [command] = words;
  if (values.help) return { command: "help" as const };
  if (!isCommand(command) || words.length > 1) {
    return refuse(`Which of ${commands.join(", ")}? Found "${words.join(" ")}".`);
  }
  const allowed = [...common, ...needs[command], ...takes[command]];
  const foreign = given.find((option) => !allowed.includes(option));
  if (foreign !== undefined) return refuse(`${command} takes no --${foreign}.`);
  const missing = needs[command].find((option) => values[option] === undefined);
  if (missing !== undefined) return refuse(`${command} needs --${missing}.`);
  if (command === "finish" && (values.out === undefined) !== values.adopt) {
    return refuse("finish needs either --out or --adopt.");
  }
  const value = values.value?.toLowerCase().replace(/^0x/, "");
  if (value !== undefined && !/^([0-9a-f]{2}){16,255}$/.test(value)) {
    return refuse(`--value takes 16 to 255 bytes in hexadecimal digits, not "${values.value}".`);
  }
  return {
    command,
    folder: path.resolve(values.folder),
    r1cs: values.r1cs,
    powersOfTau: values["powers-of-tau"] ?? "",
    name: values.name ?? "",
    announcement: values.announce ?? "",
    iterationsExponent: integer("iterations", values.iterations, 10, 40),
    value,
    randomness: values.randomness,
    from: values.from ?? "",
    out: values.out,
    signingKey: values["signing-key"],
  };
}

function parse(parameters: readonly string[], refuse: (message: string) => never) {
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...parameters],
      options,
      allowPositionals: true,
      tokens: true,
    });
    const given = tokens.filter((token) => token.kind === "option").map(({ name }) => name as Option);
    return { values, given, words: positionals };
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function isCommand(word: string | undefined): word is Command {
  return commands.some((command) => command === word);
}
