import { type Address, encodeFunctionData, type Hex } from "viem";
import { campaignsAbi } from "../../generated/abis.ts";

/** A call of a contract, for whoever sends transactions in a way of their own. */
export interface ContractCall {
  readonly to: Address;
  readonly data: Hex;
}

/** One call that makes many of the same contract, all or none; a single one stays as it is. There is at least one. */
export function combineCalls(calls: readonly ContractCall[]): ContractCall {
  const [first, ...others] = calls;
  if (others.length === 0) return first!;
  // Both contracts inherit the same function.
  const args = [calls.map(({ data }) => data)] as const;
  return { to: first!.to, data: encodeFunctionData({ abi: campaignsAbi, functionName: "multicall", args }) };
}
