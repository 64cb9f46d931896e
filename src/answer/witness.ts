import { type WitnessCalculator, WitnessCalculatorBuilder } from "circom_runtime";
import type { CircuitInput } from "snarkjs";

/** Calculates witnesses, and keeps the compiled calculator between them. */
export interface WitnessSource {
  /** A witness in the format of `.wtns` files. Throws what the circuit's assertions say of inputs that do not fit. */
  calculate(input: CircuitInput): Promise<Uint8Array>;
}

/** A source of witnesses of the circuit whose compiled calculator this is. */
export function createWitnessSource(wasm: Uint8Array): WitnessSource {
  let calculator: Promise<WitnessCalculator> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const calculate = async (input: CircuitInput) => {
    calculator ??= WitnessCalculatorBuilder(wasm);
    try {
      return await (await calculator).calculateWTNSBin(input);
    } catch (error) {
      // It would repeat its messages with the next one.
      calculator = undefined;
      throw error;
    }
  };

  return {
    calculate(input) {
      // A calculator has room for one witness.
      const witness = last.then(() => calculate(input));
      last = witness.catch(() => {});
      return witness;
    },
  };
}
