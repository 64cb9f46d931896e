import type { Address } from "viem";
import { isSignedByKey, type SignedHash } from "../../signature/keySignature.ts";
import { isValidByCode } from "../signatures/codeSignature.ts";
import type { ReadingClient } from "../transact.ts";

/**
 * Whether a campaign's settler signed a hash. A plain key is recovered here. For any other signature the settler has to
 * be a contract that accepts it (ERC-1271), and that it does is the node's word.
 */
export async function isSignedBySettler(
  client: ReadingClient,
  settler: Address,
  signed: SignedHash,
): Promise<boolean> {
  return isSignedByKey(settler, signed) || (await isValidByCode(client, settler, signed));
}
