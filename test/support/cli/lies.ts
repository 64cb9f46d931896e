import { decodeFunctionResult, encodeFunctionResult, getAbiItem, type Hex, toFunctionSelector } from "viem";
import type { CampaignState } from "../../../src/chain/actions/campaignState.ts";
import { campaignsAbi } from "../../../src/generated/abis.ts";

const campaignOf = { abi: campaignsAbi, functionName: "campaignOf" } as const;
const selector = toFunctionSelector(getAbiItem({ abi: campaignsAbi, name: "campaignOf" }));

/** What a node replies that lies about the state of every campaign; the reply itself to any other request. */
export function lyingReply(
  { method, params }: { readonly method: string; readonly params?: unknown },
  reply: unknown,
  lie: Partial<CampaignState>,
): unknown {
  const [call] = (params ?? []) as [{ readonly data: Hex }];
  if (method !== "eth_call" || !call.data.startsWith(selector)) return reply;
  const state = decodeFunctionResult({ ...campaignOf, data: reply as Hex });
  return encodeFunctionResult({ ...campaignOf, result: { ...state, ...lie } as typeof state });
}
