import { kernelModule } from "../../generated/kernel.ts";
import { type Field, fieldsOf, type KernelFunctions, type Memory, type PrimeField } from "./fields.ts";
import { KERNEL_BYTES } from "./layout.ts";

const PAGE = 65_536;

/** An instance of the WebAssembly kernel with a memory of its own. Addresses are bytes from its start. */
export interface Kernel extends Memory {
  /** Coordinates of the first group's points. */
  readonly base: PrimeField;
  /** Coordinates of the second group's points. */
  readonly pair: Field;
  readonly scalar: PrimeField;
  bytes(): Uint8Array;
  /** Runs work, then wipes and frees all that was allocated meanwhile. */
  borrow<Result>(work: () => Result): Result;
}

let compiled: Promise<WebAssembly.Module> | undefined;

/** Throws WebAssembly's own error where a content policy forbids it, or where memory is short. */
export async function createKernel(): Promise<Kernel> {
  compiled ??= WebAssembly.compile(bytesOf(kernelModule));
  try {
    return kernelFrom(await compiled);
  } catch (error) {
    compiled = undefined;
    throw error;
  }
}

async function kernelFrom(module: WebAssembly.Module): Promise<Kernel> {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  const functions = exports as unknown as KernelFunctions;
  let words = new Uint32Array(memory.buffer);
  let end = KERNEL_BYTES;

  const kernel = {
    functions,
    words() {
      if (words.length === 0) words = new Uint32Array(memory.buffer);
      return words;
    },
    bytes: () => new Uint8Array(memory.buffer),
    allocate(size: number) {
      const address = end;
      end += Math.ceil(size / 8) * 8;
      const missing = end - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
      return address;
    },
    borrow<Result>(work: () => Result): Result {
      const start = end;
      try {
        return work();
      } finally {
        new Uint8Array(memory.buffer, start, end - start).fill(0);
        end = start;
      }
    },
  };
  return { ...kernel, ...fieldsOf(kernel) };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
