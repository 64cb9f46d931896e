import { SCALAR_MODULUS } from "../../field.ts";

/** Two secret numbers that make a proof reveal nothing: random, below the scalar modulus, never used again. */
export interface Blinding {
  readonly r: bigint;
  readonly s: bigint;
}

/** Fresh numbers from the platform's cryptographic source. */
export function randomBlinding(): Blinding {
  return { r: randomScalar(), s: randomScalar() };
}

/** Of twice the modulus's bits, so that the remainder is as good as uniform. */
function randomScalar(): bigint {
  const words = crypto.getRandomValues(new BigUint64Array(8));
  const value = words.reduce((sum, word) => (sum << 64n) | word, 0n) % SCALAR_MODULUS;
  words.fill(0n);
  return value;
}
