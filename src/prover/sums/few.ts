import type { Address } from "../kernel/fields.ts";
import type { Group } from "./group.ts";
import { type AffinePoint, jacobian } from "./jacobian.ts";

/** A point in memory and the integer that multiplies it. */
export interface Multiple {
  readonly point: Address;
  readonly factor: bigint;
}

/** The sum of a few multiples of points: bit by bit, with the doublings shared. Factors are not negative. */
export function sumOfFew(group: Group, multiples: readonly Multiple[]): AffinePoint {
  return group.kernel.borrow(() => {
    const total = jacobian(group);
    const bits = multiples.map(({ factor }) => factor.toString(2));
    const longest = Math.max(...bits.map(({ length }) => length));
    for (let bit = longest; bit > 0; bit--) {
      total.double();
      for (const [index, { point }] of multiples.entries()) {
        if (bits[index]!.at(-bit) === "1") total.add(point);
      }
    }
    return total.toAffine();
  });
}
