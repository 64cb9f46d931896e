import type { GasSplit } from "./gasSplit.ts";

/** What cannot be avoided in a transaction that checks Groth16 proofs with the chain's precompiles. */
export interface Work {
  readonly pairs: number;
  readonly multiplications: number;
  readonly additions: number;
  /** Slots that are written for the first time. */
  readonly newSlots: number;
  /** Gas of the bytes that are sent. */
  readonly calldata: number;
}

/** The least that a transaction with this work can cost; prices of EIP-1108, EIP-2929 and EIP-2028. */
export function gasFloor({ pairs, multiplications, additions, newSlots, calldata }: Work): GasSplit {
  return {
    pairing: 45_000 + 34_000 * pairs,
    scalars: 6_000 * multiplications + 150 * additions,
    calldata,
    storage: 22_100 * newSlots,
    rest: 21_000,
  };
}
