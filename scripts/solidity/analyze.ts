import { readdirSync } from "node:fs";
import hre from "hardhat";
import { fromRoot } from "../../services/shared/paths.ts";
import { compile, type Message, readSources } from "./compiler.ts";

/**
 * Ends with an error where the compiler warns about a source of ours. Warnings about the sources of packages are left
 * to their authors. The contracts are built as they are released, because some warnings come with the code, such as
 * that about its size; tests are only read.
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
  console.error("The compiler warns about our sources. Change them so that it does not.");
  process.exitCode = 1;
}

function solidityIn(directory: string): string[] {
  const names = readdirSync(fromRoot(directory), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".sol"))
    .sort()
    .map((name) => `${directory}/${name}`);
}
