import { type Hex, hashTypedData, type TypedDataDefinition } from "viem";

/** What to do about a signature of `hashWithoutDomain`. */
export const WITHOUT_DOMAIN_HINT =
  "The wallet signed it without its domain. Let signTypedData of viem or ethers ask the wallet: whoever calls " +
  "eth_signTypedData_v4 directly has to add the type EIP712Domain to the types.";

/**
 * What a wallet signs if typed data reaches it raw. viem and ethers add the type `EIP712Domain` to the types; without it
 * wallets take the domain for one that has no fields.
 */
export function hashWithoutDomain(typedData: TypedDataDefinition): Hex {
  return hashTypedData({ ...typedData, domain: {} } as TypedDataDefinition);
}
