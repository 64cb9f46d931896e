import { generatePrivateKey } from "viem/accounts";
import { SCALAR_MODULUS } from "../../../src/field.ts";
import type { Query } from "../../shared/database/database.ts";
import { type Leaf, revokeLeaf } from "../store/leaves.ts";

/**
 * Takes a card back, in a transaction: a random number takes its place, and the root with that ends every root before it.
 * Returns whether it was not taken back already.
 */
export function revoke(query: Query, leaf: Pick<Leaf, "issuer" | "place">): Promise<boolean> {
  return revokeLeaf(query, leaf, BigInt(generatePrivateKey()) % SCALAR_MODULUS);
}
