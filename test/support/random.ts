import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { SCALAR_MODULUS } from "../../src/field.ts";

/** Pseudorandom numbers that are the same in every run. */
export interface Random {
  /** An integer from the first to the last number. */
  between(first: number, last: number): number;
  /** A field element. */
  field(): bigint;
  /** One of the values. */
  oneOf<Value>(values: readonly Value[]): Value;
}

export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const between = (first: number, last: number) => uniformInt(generator, first, last);
  return {
    between,
    field() {
      let value = 0n;
      for (let words = 0; words < 9; words++) value = (value << 32n) + BigInt(between(0, 2 ** 32 - 1));
      return value % SCALAR_MODULUS;
    },
    oneOf: (values) => values[between(0, values.length - 1)]!,
  };
}
