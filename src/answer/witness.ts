import type { WitnessCalculator } from "circom_runtime";

/** Values of the circuit's signals by name; integers, or lists of them. */
export type CircuitValues = Readonly<Record<string, unknown>>;

/** Calculates witnesses and keeps the compiled calculator from one to the next. */
export interface WitnessSource {
  /** A witness in the format of `.wtns` files. Throws the failed assertion if the inputs do not satisfy the circuit. */
  calculate(input: CircuitValues): Promise<Uint8Array>;
}

/** Loads a circuit's compiled witness calculator. */
export function createWitnessSource(wasm: Uint8Array): WitnessSource {
  let calculator: Promise<WitnessCalculator> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const calculate = async (input: CircuitValues) => {
    calculator ??= import("circom_runtime").then(({ WitnessCalculatorBuilder }) =>
      WitnessCalculatorBuilder(wasm),
    );
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

/** What the calculator says of inputs that do not satisfy the circuit, or are not the circuit's inputs. */
const aboutInputs =
  /Assert Failed|input signal|inputs have been set|Signal (not found|already set)|Too many signals|to a BigInt/;

/** Whether a calculator's error is about its inputs, and not about memory or the machine. */
export function isAboutInputs(error: unknown): boolean {
  return error instanceof Error && aboutInputs.test(error.message);
}
