import type { GasSplit } from "./gasSplit.ts";

/** The work that no transaction can avoid that checks Groth16 proofs with the chain's precompiles. */
export interface Work {
  readonly pairs: number;
  readonly multiplications: number;
  readonly additions: number;
  /** Slots written for the first time. */
  readonly newSlots: number;
  /** Gas of the calldata. */
  readonly calldata: number;
}

/** The least gas that a transaction with this work can use, at the prices of EIP-1108, EIP-2929 and EIP-2028. */
export function gasFloor({ pairs, multiplications, additions, newSlots, calldata }: Work): GasSplit {
  return {
    pairing: 45_000 + 34_000 * pairs,
    scalars: 6_000 * multiplications + 150 * additions,
    calldata,
    storage: 22_100 * newSlots,
    rest: 21_000,
  };
}
