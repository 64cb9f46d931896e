import { type Address, type Hex, isAddressEqual, recoverAddress } from "viem";

/**
 * Whether the plain key of an account signed a hash. Worked out here: viem's `verifyTypedData` asks the node first, even
 * for accounts without code, and a node could say yes to anything.
 */
export async function isSignedByKey(
  account: Address,
  { hash, signature }: { readonly hash: Hex; readonly signature: Hex },
): Promise<boolean> {
  const signer = await recoverAddress({ hash, signature }).catch(() => undefined);
  return signer !== undefined && isAddressEqual(signer, account);
}
