import { type WitnessCalculator, WitnessCalculatorBuilder } from "circom_runtime";
import type { CircuitInput } from "snarkjs";

/** Calculates witnesses and keeps the compiled calculator from one to the next. */
export interface WitnessSource {
  /** A witness in the format of `.wtns` files. Throws the failed assertion if the inputs do not satisfy the circuit. */
  calculate(input: CircuitInput): Promise<Uint8Array>;
}

/** Loads a circuit's compiled witness calculator. */
export function createWitnessSource(wasm: Uint8Array): WitnessSource {
  let calculator: Promise<WitnessCalculator> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const calculate = async (input: CircuitInput) => {
    calculator ??= WitnessCalculatorBuilder(wasm);
    try {
      return await (await calculator).calculateWTNSBin(input);
    } catch (error) {
      // Otherwise it would repeat its messages with the next witness.
      calculator = undefined;
      throw error;
    }
  };

  return {
    calculate(input) {
      // A calculator holds one witness at a time.
      const witness = last.then(() => calculate(input));
      last = witness.catch(() => {});
      return witness;
    },
  };
}
