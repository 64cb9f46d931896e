import { ProverError } from "../../errors.ts";
import { valuesOf } from "./inputs.ts";
import { hashOfName } from "./names.ts";

/** Values of the circuit's signals by name: integers, or lists of them. */
export type CircuitInput = Readonly<Record<string, unknown>>;

/** A circuit's compiled witness calculator. */
export interface WitnessCalculator {
  /**
   * The witness, 32 bytes a wire, lowest byte first. Throws `ProverError` if the inputs are not the circuit's or do not
   * satisfy it.
   */
  calculate(input: CircuitInput): Promise<Uint8Array>;
}

/** What circom's WebAssembly exports. Numbers of the field pass through a few words that both sides know. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  init(checks: number): void;
  getFieldNumLen32(): number;
  getSharedRWMemoryStart(): number;
  getInputSize(): number;
  getWitnessSize(): number;
  getInputSignalSize(high: number, low: number): number;
  setInputSignal(high: number, low: number, position: number): void;
  getWitness(wire: number): void;
  getMessageChar(): number;
}

const WORDS = 8;

/** Compiles circom's WebAssembly. Throws WebAssembly's own error where a content policy forbids it. */
export async function createWitnessCalculator(code: Uint8Array): Promise<WitnessCalculator> {
  const module = await WebAssembly.compile(code as Uint8Array<ArrayBuffer>);
  return {
    async calculate(input) {
      // An instance of its own for each witness: nothing of another one is left in it, and it can be wiped.
      const { exports, said } = await start(module);
      try {
        return run(exports, input);
      } catch (cause) {
        if (cause instanceof ProverError || !isAboutInputs(cause)) throw cause;
        throw withoutProof(said() || (cause as Error).message, cause);
      } finally {
        new Uint8Array(exports.memory.buffer).fill(0);
      }
    },
  };
}

async function start(module: WebAssembly.Module) {
  const messages: string[] = [];
  let instance: WebAssembly.Instance | undefined;
  const exportsOf = () => instance!.exports as unknown as Exports;
  const readMessage = () => {
    let text = "";
    for (
      let character = exportsOf().getMessageChar();
      character !== 0;
      character = exportsOf().getMessageChar()
    ) {
      text += String.fromCharCode(character);
    }
    return text;
  };
  instance = await WebAssembly.instantiate(module, {
    runtime: {
      exceptionHandler(code: number) {
        throw new CalculatorError(code);
      },
      printErrorMessage: () => messages.push(readMessage()),
      // What the circuit logs: it logs nothing.
      writeBufferMessage: readMessage,
      showSharedRWMemory() {},
    },
  });
  return { exports: exportsOf(), said: () => messages.join(" ").trim() };
}

function run(exports: Exports, input: CircuitInput): Uint8Array {
  if (exports.getFieldNumLen32() !== WORDS) throw new ProverError("The calculator is for another field.");
  exports.init(0);
  const shared = exports.getSharedRWMemoryStart();
  const wanted = exports.getInputSize();
  let given = 0;
  for (const [name, value] of Object.entries(input)) {
    const [high, low] = hashOfName(name);
    const values = valuesOf(name, value);
    const size = exports.getInputSignalSize(high, low);
    if (size <= 0) throw withoutProof(`There is no input signal ${name}.`);
    if (size !== values.length)
      throw withoutProof(`Signal ${name} has ${size} values, not ${values.length}.`);
    for (const [position, element] of values.entries()) {
      writeElement(new Uint32Array(exports.memory.buffer, shared, WORDS), element);
      exports.setInputSignal(high, low, position);
      given++;
    }
  }
  if (given < wanted) throw withoutProof(`${wanted - given} of ${wanted} input values are missing.`);
  const witness = new Uint8Array(exports.getWitnessSize() * 4 * WORDS);
  for (let wire = 0; wire * 4 * WORDS < witness.length; wire++) {
    exports.getWitness(wire);
    witness.set(new Uint8Array(exports.memory.buffer, shared, 4 * WORDS), wire * 4 * WORDS);
  }
  return witness;
}

function writeElement(words: Uint32Array, value: bigint): void {
  for (let word = 0; word < WORDS; word++) words[word] = Number((value >> BigInt(32 * word)) & 0xffff_ffffn);
}

/** What circom's code for an exception means; any other is a fault of the calculator. */
const aboutInputs = new Map([
  [1, "A signal was not found"],
  [2, "Too many signals were set"],
  [3, "A signal was set twice"],
  [4, "An assertion failed"],
  [6, "A position is beyond the signal's end"],
]);

class CalculatorError extends Error {
  override readonly name = "CalculatorError";
  readonly code: number;

  constructor(code: number) {
    super(code === 5 ? "not enough memory" : (aboutInputs.get(code) ?? `the calculator's exception ${code}`));
    this.code = code;
  }
}

function isAboutInputs(error: unknown): boolean {
  return error instanceof CalculatorError && aboutInputs.has(error.code);
}

function withoutProof(reason: string, cause?: unknown): ProverError {
  return new ProverError("The circuit has no proof for these inputs.", {
    cause,
    details: { reason },
    hint: "Make the inputs with answerInput, which says what is wrong.",
  });
}
