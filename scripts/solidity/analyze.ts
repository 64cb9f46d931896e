import { readdirSync } from "node:fs";
import hre from "hardhat";
import { fromRoot } from "../../services/shared/paths.ts";
import { compile, type Message, readSources } from "./compiler.ts";

/**
 * Fails if the compiler warns about one of our sources. Warnings about packages are left to their authors. The
 * contracts are built as for a release, because some warnings, such as the one about code size, come with the code;
 * tests are only parsed.
 */
const contracts = solidityIn("contracts");
const { settings } = hre.config.solidity.profiles.default!.compilers[0]!;
const code = Object.fromEntries(contracts.map((file) => [file, { "*": ["evm.bytecode.object"] }]));
const released = compile(readSources(contracts), settings, code);
const read = compile(readSources(solidityIn("test")), settings, { "*": { "*": ["abi"] } });

const isOurs = ({ sourceLocation }: Message) => !sourceLocation?.file.startsWith("@");
const warnings = [...(released.errors ?? []), ...(read.errors ?? [])].filter(isOurs);
for (const text of new Set(warnings.map(({ formattedMessage }) => formattedMessage))) console.error(text);
if (warnings.length > 0) {
  console.error("The compiler warns about our sources. Change them so that it no longer does.");
  process.exitCode = 1;
}

function solidityIn(directory: string): string[] {
  const names = readdirSync(fromRoot(directory), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".sol"))
    .sort()
    .map((name) => `${directory}/${name}`);
}
