import { step } from "../shared/progress.ts";
import { findKeyProblems, findSetupProblems } from "./check.ts";

const problems = await step("Compile the circuit and compare", findKeyProblems);
// The setup starts from the circuit just compiled.
if (process.argv.includes("--full")) {
  problems.push(...(await step("Set up the key again and compare (half a minute)", findSetupProblems)));
}

for (const problem of problems) console.error(problem);
console.log(
  problems.length === 0
    ? "The key belongs to the circuit in the tree."
    : 'The key does not belong to the circuit in the tree. If the circuit was changed, run "npm run key".',
);
// snarkjs keeps its worker threads alive.
process.exit(problems.length === 0 ? 0 : 1);
