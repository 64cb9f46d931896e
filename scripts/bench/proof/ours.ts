// What the bench of proofs calls in the library, bundled so that a fresh process or page spends its time on the proof.

export { createProver } from "../../../src/answer/prover.ts";
export { randomBlinding } from "../../../src/prover/proof/blinding.ts";
export { loadKey } from "../../../src/prover/proof/prove.ts";
export { createWitnessCalculator } from "../../../src/prover/witness/calculator.ts";
