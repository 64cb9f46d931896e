// Only what DeCDP uses. circom_tester has no types of its own.
declare module "circom_tester" {
  import type { CircuitInput } from "snarkjs";

  export type Witness = bigint[];

  /** For each wire of a linear combination, its coefficient. */
  export type LinearCombination = Record<string, bigint>;

  export type WasmTester = {
    /** Loaded by `loadSymbols`: for each signal's name, its place in the witness (-1 if optimised away). */
    symbols: Record<string, { labelIdx: number; varIdx: number; componentIdx: number }>;
    /** Loaded by `loadConstraints`: a * b = c for each. */
    constraints: [LinearCombination, LinearCombination, LinearCombination][];
    calculateWitness(input: CircuitInput, sanityCheck?: boolean): Promise<Witness>;
    checkConstraints(witness: Witness): Promise<void>;
    loadConstraints(): Promise<void>;
    loadSymbols(): Promise<void>;
    assertOut(witness: Witness, expected: CircuitInput): Promise<void>;
  };

  export type TesterOptions = {
    output?: string;
    recompile?: boolean;
    include?: string | string[];
    O?: 0 | 1 | 2;
    templateName?: string;
    templateParams?: (string | number | bigint)[];
    templatePublicSignals?: string[];
  };

  const circomTester: { wasm(circuitFile: string, options?: TesterOptions): Promise<WasmTester> };
  export default circomTester;
}
