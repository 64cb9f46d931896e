import { SCALAR_MODULUS } from "../../field.ts";

const WORDS = 8;
/** Bits of half the scalar modulus, and one for the last carry. */
const BITS = 254;
const half = wordsOf(SCALAR_MODULUS / 2n);
const modulus = wordsOf(SCALAR_MODULUS);

/** Scalars in windows of a few bits, with digits from -2^(width-1) to 2^(width-1). */
export interface Digits {
  readonly width: number;
  readonly windows: number;
  /** The digits of all scalars in the lowest window, then in the next one. */
  readonly values: Int16Array;
}

/**
 * Splits scalars of 32 bytes, which are below the scalar modulus. Of a scalar above half of it, the negative is taken,
 * with the opposite sign: small negative numbers are as cheap as small positive ones.
 *
 * @param places Where each scalar starts, in words.
 */
export function digitsOf(words: Uint32Array, places: ArrayLike<number>, width: number): Digits {
  const windows = Math.ceil(BITS / width);
  const values = new Int16Array(windows * places.length);
  const scalar = new Uint32Array(WORDS + 2);
  const [size, largest] = [2 ** width, 2 ** (width - 1)];
  for (let index = 0; index < places.length; index++) {
    const start = places[index]!;
    const isNegative = isAboveHalf(words, start);
    if (isNegative) negate(scalar, words, start);
    else for (let word = 0; word < WORDS; word++) scalar[word] = words[start + word]!;
    let carry = 0;
    for (let window = 0; window < windows; window++) {
      const bit = window * width;
      const [word, shift] = [bit >>> 5, bit & 31];
      // A shift by 32 would be one by 0.
      const bits = (scalar[word]! >>> shift) | ((scalar[word + 1]! << 1) << (31 - shift));
      let digit = (bits & (size - 1)) + carry;
      carry = 0;
      if (digit > largest) {
        digit -= size;
        carry = 1;
      }
      values[window * places.length + index] = isNegative ? -digit : digit;
    }
  }
  scalar.fill(0);
  return { width, windows, values };
}

function isAboveHalf(words: Uint32Array, start: number): boolean {
  for (let word = WORDS - 1; word >= 0; word--) {
    if (words[start + word]! !== half[word]!) return words[start + word]! > half[word]!;
  }
  return false;
}

/** The modulus minus the scalar. */
function negate(result: Uint32Array, words: Uint32Array, start: number): void {
  let borrow = 0;
  for (let word = 0; word < WORDS; word++) {
    const difference = modulus[word]! - words[start + word]! - borrow;
    borrow = difference < 0 ? 1 : 0;
    result[word] = difference;
  }
}

function wordsOf(value: bigint): Uint32Array {
  return Uint32Array.from({ length: WORDS }, (_, word) =>
    Number((value >> BigInt(32 * word)) & 0xffff_ffffn),
  );
}
