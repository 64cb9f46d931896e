import { InvalidValueError } from "../../errors.ts";

/** An integer from 0 to below `bound`, each as likely as the other. `bound` is 1 to 2^32. */
export type Draw = (bound: number) => number;

const WORDS = 2 ** 32;

/** Draws from a source of 32-bit words, without the bias of a remainder. Throws `InvalidValueError` for another bound. */
export function drawFrom(nextWord: () => number): Draw {
  return (bound) => {
    if (!Number.isInteger(bound) || bound < 1 || bound > WORDS) {
      throw new InvalidValueError(`A number cannot be drawn below ${bound}.`, {
        details: { bound },
        hint: "Give an integer from 1 to 2^32.",
      });
    }
    const unbiased = WORDS - (WORDS % bound);
    for (;;) {
      const word = nextWord();
      if (word < unbiased) return word % bound;
    }
  };
}

const pool = new Uint32Array(256);
let taken = pool.length;

/** Draws from the platform's secure randomness. */
export const secureDraw: Draw = drawFrom(() => {
  if (taken === pool.length) {
    globalThis.crypto.getRandomValues(pool);
    taken = 0;
  }
  const word = pool[taken]!;
  // Whoever reads this memory later must not learn which noise was added.
  pool[taken++] = 0;
  return word;
});
