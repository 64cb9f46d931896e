import { encodeFunctionData } from "viem";
import { relayAbi as abi } from "../../generated/abis.ts";
import type { Deployment } from "../deployment.ts";
import type { ContractCall } from "./call.ts";

export interface Messages {
  /** Calls of `consentCall`, `withdrawalCall` and `claimCall`, in any order. */
  readonly messages: readonly ContractCall[];
  /** Gas that each message gets: all of it, and no more. */
  readonly gasLimit: number;
}

/** The call that delivers many customers' messages, each on its own: one that fails leaves the others alone. */
export function deliveryCall({ relay }: Deployment, { messages, gasLimit }: Messages): ContractCall {
  const args = [messages.map(({ data }) => data), gasLimit] as const;
  return { to: relay, data: encodeFunctionData({ abi, functionName: "deliver", args }) };
}
