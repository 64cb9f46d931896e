import { longParts } from "./plan.ts";
import { runPlan } from "./run.ts";

// Runs what takes minutes.
await runPlan(longParts);
