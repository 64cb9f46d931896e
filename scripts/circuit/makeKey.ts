import { parseArgs } from "node:util";
import { adoptProductionKey, buildDevelopmentKey } from "./key.ts";

const help = `Makes the key of the circuit, and the contracts and sources that are generated from it.

Usage: npm run key                                      rebuilds the development key, byte for byte
       npm run key -- --zkey FILE --powers-of-tau FILE  checks the key of a ceremony and adopts it

docs/deploying.md explains how to hold a ceremony.`;

const { values } = parseArgs({
  options: {
    zkey: { type: "string" },
    "powers-of-tau": { type: "string" },
    help: { type: "boolean", default: false },
  },
});
const { zkey, "powers-of-tau": powersOfTau } = values;
if (values.help || (zkey === undefined) !== (powersOfTau === undefined)) {
  console.log(help);
  process.exit(values.help ? 0 : 2);
}

const manifest =
  zkey !== undefined && powersOfTau !== undefined
    ? await adoptProductionKey(zkey, powersOfTau)
    : await buildDevelopmentKey();
console.log(
  `The ${manifest.kind} key is in circuits/keys: ${manifest.constraints} constraints + ` +
    `${manifest.publicSignals} public signals = ${manifest.rows} rows. ` +
    'Run "npm run key:check" to check it and "npm run vectors" to renew the test vectors.',
);
// snarkjs keeps its worker threads alive.
process.exit();
