import type { Group, Reference } from "./group.ts";
import { type AffinePoint, jacobian } from "./jacobian.ts";

/** The sum of each point times its power of two: 1, 2, 4, ... Works in Jacobian coordinates. */
export function addUp(group: Group, points: readonly Reference[]): AffinePoint {
  return group.kernel.borrow(() => {
    const total = jacobian(group);
    for (const reference of points.toReversed()) {
      total.double();
      total.add(reference);
    }
    return total.toAffine();
  });
}
