import { type Address, encodeFunctionData, type Hex } from "viem";
import { campaignsAbi } from "../../generated/abis.ts";

/** A call of a contract, for callers that send transactions themselves. */
export interface ContractCall {
  readonly to: Address;
  readonly data: Hex;
}

/** A transaction that makes a contract: its code, and what its constructor takes. */
export interface ContractCreation {
  readonly to?: undefined;
  readonly data: Hex;
}

/** Joins one or more calls to one contract into a single call that makes all of them or none. */
export function combineCalls(calls: readonly ContractCall[]): ContractCall {
  const [first, ...others] = calls;
  if (others.length === 0) return first!;
  // Both contracts inherit the same `multicall`.
  const args = [calls.map(({ data }) => data)] as const;
  return { to: first!.to, data: encodeFunctionData({ abi: campaignsAbi, functionName: "multicall", args }) };
}
