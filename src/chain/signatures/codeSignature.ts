import { type Address, parseAbi } from "viem";
import { readContract } from "viem/actions";
import type { SignedHash } from "../../signature/keySignature.ts";
import { ifAnswered } from "../node/ifAnswered.ts";
import type { ReadingClient } from "../transact.ts";

/** What `isValidSignature` returns for a valid one (ERC-1271). */
const IS_VALID = "0x1626ba7e";
const abi = parseAbi(["function isValidSignature(bytes32 hash, bytes signature) view returns (bytes4)"]);

/**
 * Whether an account's code accepts a signature (ERC-1271), with all the gas it takes: the node's word. Throws
 * `DecdpError` if the node fails.
 */
export async function isValidByCode(
  client: ReadingClient,
  account: Address,
  { hash, signature }: SignedHash,
): Promise<boolean> {
  const asked = { address: account, abi, functionName: "isValidSignature", args: [hash, signature] } as const;
  return (await ifAnswered(() => readContract(client, asked))) === IS_VALID;
}
