import os from "node:os";
import { type Finished, runParts } from "./parts.ts";
import type { Plan } from "./plan.ts";
import { totalsOf } from "./totals.ts";

/** Runs a plan, tells what each part printed when it ends, and what all of them came to. Sets the exit code. */
export async function runPlan(plan: Plan): Promise<void> {
  console.log(`Running ${plan.map(({ name }) => name).join("; ")}. What each prints comes when it ends.`);
  // Three more than there are cores: most parts wait for blocks half of the time.
  const { failed, text } = totalsOf(plan, await runParts(plan, os.availableParallelism() + 3, print));
  console.log(`\n${text}`);
  process.exitCode = failed > 0 ? 1 : 0;
}

function print({ part, code, seconds, output }: Finished): void {
  const state = code === 0 ? "ended" : `failed with exit code ${code}`;
  console.log(`\n${output.trim()}\n\n== ${part.name} ${state} after ${seconds.toFixed(0)} s`);
}
