import { CeremonyError } from "./ceremonyError.ts";
import { help, readOptions } from "./options.ts";
import { run } from "./run.ts";

const options = readOptions(process.argv.slice(2));
if (options.command === "help") {
  console.log(help);
  process.exit();
}
try {
  for (const line of await run(options)) console.log(line);
} catch (error) {
  // The progress of a step that failed has no end of line.
  console.error(`\n${error instanceof CeremonyError ? error.message : (error as Error).stack}`);
  process.exit(1);
}
// snarkjs keeps its worker threads alive.
process.exit();
