import { generatePrivateKey } from "viem/accounts";
import { TREE_CAPACITY } from "../../../src/credential/issuerTree.ts";
import { SCALAR_MODULUS } from "../../../src/field.ts";
import type { Database } from "../../shared/database/database.ts";
import { lockLeaf, writeLeaf } from "../store/leaves.ts";
import { findTree, takePlace } from "../store/trees.ts";

/**
 * Puts another random number, which is nobody's, at a place of the tree that is kept for it: the registry takes no root
 * twice, and customers who renew their cards with the values of before would lead back to one, and keep every later root
 * from being published.
 */
export async function stirTree(database: Database, issuer: bigint): Promise<void> {
  await database.transaction(async (query) => {
    const tree = await findTree(query, issuer);
    const { name } = tree!;
    // No account at a source has such a digest.
    const account = `nobody ${issuer}`;
    const held = await lockLeaf(query, name, account);
    const place = held?.place ?? (await takePlace(query, issuer, TREE_CAPACITY));
    const leaf = BigInt(generatePrivateKey()) % SCALAR_MODULUS;
    await writeLeaf(query, { issuer, place: place!, name, account, commitment: "", permission: "" }, leaf);
  });
}
