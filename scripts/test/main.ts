import os from "node:os";
import { hardhat } from "./hardhat.ts";
import { type Finished, runParts } from "./parts.ts";
import { parts } from "./plan.ts";
import { totalsOf } from "./totals.ts";

// Runs all tests, or with arguments one of Hardhat's tasks: "nodejs FILE", "solidity FILE".
const parameters = process.argv.slice(2);
if (parameters.length > 0) {
  process.exitCode = await hardhat(["test", ...parameters], "inherit").ended;
} else {
  console.log(`Running ${parts.map(({ name }) => name).join(", ")}. What each prints comes when it ends.`);
  // Three more than there are cores: most parts wait for blocks half of the time.
  const { failed, text } = totalsOf(await runParts(os.availableParallelism() + 3, print));
  console.log(`\n${text}`);
  process.exitCode = failed > 0 ? 1 : 0;
}

function print({ part, code, seconds, output }: Finished): void {
  const state = code === 0 ? "ended" : `failed with exit code ${code}`;
  console.log(`\n${output.trim()}\n\n== ${part.name} ${state} after ${seconds.toFixed(0)} s`);
}
