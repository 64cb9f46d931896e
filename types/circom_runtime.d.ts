declare module "circom_runtime" {
  import type { CircuitInput } from "snarkjs";

  export interface WitnessCalculator {
    /** The witness in the format of `.wtns` files. */
    calculateWTNSBin(input: CircuitInput): Promise<Uint8Array>;
  }

  export function WitnessCalculatorBuilder(wasm: Uint8Array): Promise<WitnessCalculator>;
}
