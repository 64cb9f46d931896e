import { stressParts } from "./plan.ts";
import { runPlan } from "./run.ts";

// Runs what is killed, flooded and attacked again and again.
await runPlan(stressParts);
