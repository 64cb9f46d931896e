import { type Address, type Hex, parseAbi } from "viem";
import { readContract } from "viem/actions";
import type { ReadingClient } from "../transact.ts";
import { isSignedByKey } from "./plainSignature.ts";

/** What `isValidSignature` returns for a valid one (ERC-1271). */
const IS_VALID = "0x1626ba7e";
const abi = parseAbi(["function isValidSignature(bytes32 hash, bytes signature) view returns (bytes4)"]);

/**
 * Whether an account signed a hash. A plain key is recovered here. For any other signature the account has to be a contract
 * that accepts it (ERC-1271), and that it does is the node's word.
 */
export async function isSignedByAccount(
  client: ReadingClient,
  account: Address,
  { hash, signature }: { readonly hash: Hex; readonly signature: Hex },
): Promise<boolean> {
  if (await isSignedByKey(account, { hash, signature })) return true;
  const asked = { address: account, abi, functionName: "isValidSignature", args: [hash, signature] } as const;
  return (await readContract(client, asked).catch(() => undefined)) === IS_VALID;
}
