import type { Proof } from "./answer.ts";

/** A proof in snarkjs's form: decimal digits, in `pi_b` with real parts first. */
export interface SnarkjsProof {
  readonly pi_a: readonly [string, string, string];
  readonly pi_b: readonly [readonly [string, string], readonly [string, string], readonly [string, string]];
  readonly pi_c: readonly [string, string, string];
}

/** Converts a proof from snarkjs's form to the chain's. */
export function proofFromSnarkjs({ pi_a, pi_b, pi_c }: SnarkjsProof): Proof {
  return {
    a: [BigInt(pi_a[0]), BigInt(pi_a[1])],
    b: [
      [BigInt(pi_b[0][1]), BigInt(pi_b[0][0])],
      [BigInt(pi_b[1][1]), BigInt(pi_b[1][0])],
    ],
    c: [BigInt(pi_c[0]), BigInt(pi_c[1])],
  };
}
