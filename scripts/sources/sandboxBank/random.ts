import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Draws an integer from the first to the last number; the same ones for the same seed. */
export type Draw = (first: number, last: number) => number;

export function createDraw(seed: number): Draw {
  const generator = xoroshiro128plus(seed);
  return (first, last) => uniformInt(generator, first, last);
}
