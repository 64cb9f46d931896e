import { bn254 } from "@noble/curves/bn254.js";
import type { FoldedPoint } from "../../answer/answer.ts";
import { InvalidValueError } from "../../errors.ts";
import { SCALAR_MODULUS } from "../../field.ts";
import { answerKey, signalCount, signals } from "../../generated/answerKey.ts";
import { requestSignals } from "../../request/encoding.ts";
import type { Request } from "../../request/request.ts";

/** The points of the key for every public signal, the constant's first: `IC` in `circuits/keys/verification_key.json`. */
export type KeyPoints = readonly (readonly [x: bigint, y: bigint])[];

const First = bn254.G1.Point;

/**
 * The points in a file of a verifying key, as snarkjs writes it. Throws `InvalidValueError` unless it has one for each
 * signal and they begin as those of this release do.
 */
export function readKeyPoints(text: string): KeyPoints {
  const { IC } = JSON.parse(text) as { readonly IC: readonly (readonly string[])[] };
  const { constantPoint, signalPoints } = answerKey;
  const known = [constantPoint, ...Object.values(signalPoints)];
  const isSame = known.every((point, index) => `${IC[index]}` === `${point}`);
  if (!isSame || IC.length !== signalCount + 1) {
    throw new InvalidValueError("The verifying key is not that of this release.", {
      details: { points: IC.length, expected: signalCount + 1 },
      hint: "Take circuits/keys/verification_key.json of the same release.",
    });
  }
  return IC.map(([x, y]) => [BigInt(x!), BigInt(y!)]);
}

/**
 * What `Campaigns.foldedPoint` must be: the constant's point, and the point of every signal that a campaign and a period
 * fix, each times its signal. Worked out from the published request alone.
 */
export function foldRequest(points: KeyPoints, request: Request, scope: bigint): FoldedPoint {
  const values: (readonly [position: number, value: bigint])[] = [
    [signals.scope, scope],
    ...requestSignals(request).map((value, index) => [signals.schema + index, value] as const),
  ];
  let sum = pointAt(points, 0);
  for (const [position, value] of values) {
    if (value !== 0n) sum = sum.add(pointAt(points, 1 + position).multiplyUnsafe(value));
  }
  return affine(sum);
}

/** The folded point of another scope. */
export function moveScope(points: KeyPoints, folded: FoldedPoint, from: bigint, to: bigint): FoldedPoint {
  if (from === to) return folded;
  const difference = (to - from + SCALAR_MODULUS) % SCALAR_MODULUS;
  const moved = pointAt(points, 1 + signals.scope).multiplyUnsafe(difference);
  return affine(First.fromAffine(folded).add(moved));
}

function pointAt(points: KeyPoints, index: number) {
  const [x, y] = points[index]!;
  return First.fromAffine({ x, y });
}

function affine(point: ReturnType<typeof pointAt>): FoldedPoint {
  const { x, y } = point.toAffine();
  return { x, y };
}
