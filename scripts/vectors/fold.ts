import { readFile } from "node:fs/promises";
import { curves } from "snarkjs";
import { keyFiles } from "../circuit/manifest.ts";
import type { VerificationKey } from "../circuit/verificationKey.ts";

/** Arithmetic of the first curve group, from the library with which snarkjs proves; none of it runs on chain. */
interface PointArithmetic {
  readonly G1: {
    readonly zero: Uint8Array;
    fromObject(coordinates: readonly bigint[]): Uint8Array;
    toObject(point: Uint8Array): readonly bigint[];
    toAffine(point: Uint8Array): Uint8Array;
    timesScalar(point: Uint8Array, factor: bigint): Uint8Array;
    add(left: Uint8Array, right: Uint8Array): Uint8Array;
  };
}

export interface AffinePoint {
  readonly x: bigint;
  readonly y: bigint;
}

/** Adds up the verifying key's points, each as often as its public signal says; index 0 is the constant 1. */
export type Fold = (signals: ReadonlyMap<number, bigint>) => AffinePoint;

export async function loadFold(): Promise<Fold> {
  const key: VerificationKey = JSON.parse(await readFile(keyFiles.verificationKey, "utf8"));
  // Without worker threads, which would keep the process alive.
  const curve = await curves.getCurveFromName("bn128", { singleThread: true });
  const { G1 } = curve as unknown as PointArithmetic;
  return (signals) => {
    let sum = G1.zero;
    for (const [index, value] of signals) {
      const point = G1.fromObject(key.IC[index]!.map(BigInt));
      sum = G1.add(sum, G1.timesScalar(point, value));
    }
    const [x, y] = G1.toObject(G1.toAffine(sum));
    return { x: x!, y: y! };
  };
}
