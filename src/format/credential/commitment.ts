import * as z from "zod/v4";
import { fieldElement, uint256 } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type IssuersPlace, issuersPlace } from "../reading/place.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

const FORMAT = "decdp-commitment-1";

/** From customer to issuer: whom to issue to. */
export interface Commitment extends IssuersPlace {
  readonly format: typeof FORMAT;
  readonly issuer: bigint;
  readonly commitment: bigint;
}

/** Reads a commitment, as `Reader` describes. */
export const readCommitment: Reader<Commitment> = readerOf(
  z.strictObject({
    format: z.literal(FORMAT),
    ...issuersPlace,
    issuer: uint256,
    commitment: fieldElement,
  }),
  "The commitment",
);

/** The file of a commitment. */
export function writeCommitment({
  chainId,
  issuerRegistry,
  issuer,
  commitment,
}: Omit<Commitment, "format">): string {
  return toFileText({ format: FORMAT, chainId, issuerRegistry, issuer, commitment });
}
