import { concat, type Hex, keccak256, numberToHex } from "viem";
import * as z from "zod/v4";
import { TREE_CAPACITY } from "../../credential/issuerTree.ts";
import { fieldElement, uint256 } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

const FORMAT = "decdp-leaves-1";

/** From issuer to everybody: the leaves under its root. */
export interface Leaves {
  readonly format: typeof FORMAT;
  readonly issuer: bigint;
  /** By place in the tree; a random number where a credential was revoked. */
  readonly leaves: readonly bigint[];
}

/** Reads the leaves of an issuer, as `Reader` describes. */
export const readLeaves: Reader<Leaves> = readerOf(
  z.strictObject({
    format: z.literal(FORMAT),
    issuer: uint256,
    leaves: z.array(fieldElement).max(TREE_CAPACITY),
  }),
  "The list of leaves",
);

/** The file of an issuer's leaves. */
export function writeLeaves({ issuer, leaves }: Omit<Leaves, "format">): string {
  return toFileText({ format: FORMAT, issuer, leaves });
}

/** The digest that an issuer publishes with a root: keccak256 over the leaves as words of 32 bytes. */
export function digestOfLeaves(leaves: readonly bigint[]): Hex {
  return keccak256(concat(leaves.map((leaf) => numberToHex(leaf, { size: 32 }))));
}
