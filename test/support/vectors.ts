import { readFileSync } from "node:fs";
import { vectorsFile } from "../../scripts/vectors/generate.ts";
import { fromRoot } from "../../services/shared/paths.ts";
import type { FoldedPoint } from "../../src/answer/answer.ts";
import type { Credential } from "../../src/credential/credential.ts";
import type { Request } from "../../src/request/request.ts";

/** One person's answer to a request. */
export interface VectorCase {
  readonly credential: Credential;
  readonly secret: bigint;
  readonly blinding: bigint;
  readonly scope: bigint;
  readonly validAt: number;
  readonly sealKey: bigint;
  readonly segment: number;
  readonly leaf: bigint;
  readonly nullifier: bigint;
  readonly sealedSegment: bigint;
}

export interface VectorRequest {
  readonly name: string;
  readonly request: Request;
  readonly foldedRequest: FoldedPoint;
  readonly foldedModel: FoldedPoint;
  readonly cases: readonly VectorCase[];
}

const file = JSON.parse(readFileSync(fromRoot(vectorsFile), "utf8"));
const schema = BigInt(file.schema);

/** Root of the tree of all cases' leaves. */
export const vectorRoot = BigInt(file.root);

/** The file that the circuit's, the library's and the contracts' tests share. */
export const vectors: readonly VectorRequest[] = file.requests.map(
  // biome-ignore lint/suspicious/noExplicitAny: The file's shape is what scripts/vectors/generate.ts writes.
  ({ name, rules, model, foldedRequest, foldedModel, cases }: any) => ({
    name,
    request: { schema, rules, model },
    foldedRequest: pointOf(foldedRequest),
    foldedModel: pointOf(foldedModel),
    cases: cases.map(caseOf),
  }),
);

// biome-ignore lint/suspicious/noExplicitAny: As above.
function caseOf(entry: any): VectorCase {
  const { validAt, validUntil, attributes, segment } = entry;
  return {
    credential: { schema, commitment: BigInt(entry.commitment), validUntil, attributes },
    secret: BigInt(entry.secret),
    blinding: BigInt(entry.blinding),
    scope: BigInt(entry.scope),
    validAt,
    sealKey: BigInt(entry.sealKey),
    segment,
    leaf: BigInt(entry.leaf),
    nullifier: BigInt(entry.nullifier),
    sealedSegment: BigInt(entry.sealedSegment),
  };
}

function pointOf({ x, y }: { x: string; y: string }): FoldedPoint {
  return { x: BigInt(x), y: BigInt(y) };
}
