import { buildDevelopmentKey } from "./circuit/key.ts";

const manifest = await buildDevelopmentKey();
console.log(
  `Development key in circuits/keys: ${manifest.constraints} constraints + ${manifest.publicSignals} public ` +
    `signals = ${manifest.rows} rows. Run "npm run key:check" to check it.`,
);
// snarkjs keeps its worker threads alive.
process.exit();
