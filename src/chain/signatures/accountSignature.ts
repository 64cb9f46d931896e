import type { Address } from "viem";
import { isSignedByKey, type SignedHash } from "../../signature/keySignature.ts";
import type { ReadingClient } from "../transact.ts";
import { isValidByCode } from "./codeSignature.ts";

/**
 * Whether an account signed a hash. A plain key is recovered here. For any other signature the account has to be a
 * contract that accepts it (ERC-1271), and that it does is the node's word.
 */
export async function isSignedByAccount(
  client: ReadingClient,
  account: Address,
  signed: SignedHash,
): Promise<boolean> {
  return isSignedByKey(account, signed) || (await isValidByCode(client, account, signed));
}
