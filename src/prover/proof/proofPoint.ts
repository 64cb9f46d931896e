import { ProverError } from "../../errors.ts";
import type { AffinePoint } from "../sums/jacobian.ts";

/** A point of a proof; coordinates in the second group have their real part first. */
export interface ProofPoint {
  readonly x: readonly bigint[];
  readonly y: readonly bigint[];
}

/** No proof has the point at infinity: the chain refuses it. With random blinding it does not happen. */
export function finite(point: AffinePoint): ProofPoint {
  if (point === undefined)
    throw new ProverError("A point of the proof is at infinity.", { hint: "Prove again." });
  return point;
}
