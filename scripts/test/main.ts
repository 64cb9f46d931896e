import { hardhat } from "./hardhat.ts";
import { parts } from "./plan.ts";
import { runPlan } from "./run.ts";

// Runs all tests but the long ones, or with arguments one of Hardhat's tasks: "nodejs FILE", "solidity FILE".
const parameters = process.argv.slice(2);
if (parameters.length > 0) process.exitCode = await hardhat(["test", ...parameters], "inherit").ended;
else await runPlan(parts);
