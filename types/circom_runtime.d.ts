declare module "circom_runtime" {
  export interface WitnessCalculator {
    /** The witness in the format of `.wtns` files. */
    calculateWTNSBin(input: object): Promise<Uint8Array>;
  }

  export function WitnessCalculatorBuilder(wasm: Uint8Array): Promise<WitnessCalculator>;
}
