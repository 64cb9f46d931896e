import { parseArgs } from "node:util";
import { commandLine } from "../shared/commandLine.ts";
import { buildDevelopmentKey } from "./key.ts";

const help = `Makes the development key of the circuit, byte for byte, and the sources that are generated from it.

Usage: npm run key

The key of a ceremony comes from "npm run ceremony": see docs/ceremony.md.`;

function wantsHelp(): boolean {
  try {
    return parseArgs({ options: { help: { type: "boolean", default: false } } }).values.help;
  } catch (error) {
    return commandLine("run key").refuse((error as Error).message);
  }
}

if (wantsHelp()) {
  console.log(help);
  process.exit();
}

const manifest = await buildDevelopmentKey();
console.log(
  `The development key is in circuits/keys: ${manifest.constraints} constraints + ` +
    `${manifest.publicSignals} public signals = ${manifest.rows} rows. ` +
    'Run "npm run key:check" to check it and "npm run vectors" to renew the test vectors.',
);
// snarkjs keeps its worker threads alive.
process.exit();
