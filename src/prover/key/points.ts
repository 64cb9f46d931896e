import type { Address } from "../kernel/fields.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { ELEMENT_BYTES, MONTGOMERY_BITS } from "../kernel/layout.ts";
import { COORDINATE_BYTES } from "./header.ts";

/** Points of a key in the kernel's memory, without those at infinity. */
export interface PointTable {
  readonly points: Uint32Array;
  /** The number that each point has in the key. */
  readonly numbers: Uint32Array;
}

/** Points that are copied into the kernel at once before they are unpacked. */
const CHUNK = 512;
/** The key's own Montgomery form is for 256 bits. */
const KEY_BITS = 256n;

/**
 * Reads points that are packed in Montgomery form, with so many coordinates each. A point of zeros is the one at
 * infinity.
 */
export function loadPoints(kernel: Kernel, packed: Uint8Array, coordinates: 2 | 4): PointTable {
  const { base, functions } = kernel;
  const size = coordinates * COORDINATE_BYTES;
  const total = packed.length / size;
  const table: Address = kernel.allocate(total * coordinates * ELEMENT_BYTES);
  const [points, numbers] = [new Uint32Array(total), new Uint32Array(total)];
  let count = 0;
  kernel.borrow(() => {
    const factor = kernel.allocate(ELEMENT_BYTES);
    // One multiplication in the kernel's form divides by 2^261.
    base.write(factor, 1n << (MONTGOMERY_BITS - KEY_BITS));
    const staged = kernel.allocate(CHUNK * size);
    const words = kernel.words();
    for (let start = 0; start < total; start += CHUNK) {
      const chunk = packed.subarray(start * size, (start + CHUNK) * size);
      kernel.bytes().set(chunk, staged);
      for (let index = 0; index * size < chunk.length; index++) {
        const from = staged + index * size;
        if (isZeros(words, from, size)) continue;
        const to = table + count * coordinates * ELEMENT_BYTES;
        for (let part = 0; part < coordinates; part++) {
          const element = to + part * ELEMENT_BYTES;
          functions.baseUnpack(element, from + part * COORDINATE_BYTES);
          base.multiply(element, element, factor);
        }
        points[count] = to;
        numbers[count++] = start + index;
      }
    }
  });
  return { points: points.slice(0, count), numbers: numbers.slice(0, count) };
}

function isZeros(words: Uint32Array, address: Address, bytes: number): boolean {
  for (let word = address / 4; word < (address + bytes) / 4; word++) if (words[word] !== 0) return false;
  return true;
}
