import { proveOne } from "../proveOne.mjs";

await proveOne({ worker: () => new Worker(new URL("./prover.mjs", import.meta.url), { type: "module" }) });
