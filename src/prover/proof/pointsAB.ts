import { writePacked } from "../kernel/fields.ts";
import { createKernel, type Kernel } from "../kernel/kernel.ts";
import { type KeyForAB, loadKeyForAB } from "../key/provingKey.ts";
import { type Group, groupOf } from "../sums/group.ts";
import { sumOfTerms } from "../sums/sum.ts";
import type { Blinding } from "./blinding.ts";
import { finite, type ProofPoint } from "./proofPoint.ts";
import { SCALAR_BYTES } from "./quotient.ts";
import { joinTerms, oneTerm, termsOf } from "./terms.ts";

/** The two points of a proof that need no quotient. */
export interface PointsAB {
  readonly a: ProofPoint;
  readonly b: ProofPoint;
}

/** Makes A and B of a proof from its witness, 32 bytes a wire. */
export type ProveAB = (witness: Uint8Array, blinding: Blinding) => PointsAB;

/** Reads what A and B need of a key into a kernel of its own. Throws `ProverError` if the file is not a key. */
export async function loadProverOfAB(file: Uint8Array): Promise<ProveAB> {
  const kernel = await createKernel();
  return proverOfAB(kernel, loadKeyForAB(kernel, file));
}

/**
 * A = alpha + sum of the wires' points + r delta,
 * B = beta + sum of the wires' points + s delta, in the second group.
 */
export function proverOfAB(kernel: Kernel, { a, b2, single }: KeyForAB): ProveAB {
  const [first, second]: [Group, Group] = [groupOf(kernel, "first"), groupOf(kernel, "second")];
  return (witness, blinding) =>
    kernel.borrow(() => {
      const wires = kernel.allocate(witness.length);
      kernel.bytes().set(witness, wires);
      const scalar = (value: bigint) => {
        const place = kernel.allocate(SCALAR_BYTES);
        writePacked(kernel.words(), place, value);
        return place;
      };
      const [one, r, s] = [scalar(1n), scalar(blinding.r), scalar(blinding.s)];
      const termsA = [termsOf(kernel, a, wires), oneTerm(single.alpha1, one), oneTerm(single.delta1, r)];
      const termsB = [termsOf(kernel, b2, wires), oneTerm(single.beta2, one), oneTerm(single.delta2, s)];
      return {
        a: finite(sumOfTerms(first, joinTerms(...termsA))),
        b: finite(sumOfTerms(second, joinTerms(...termsB))),
      };
    });
}
