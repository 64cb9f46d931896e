import { encodeAbiParameters, keccak256 } from "viem";
import type { Deployment } from "./deployment.ts";

const inputs = [{ type: "uint256" }, { type: "address" }, { type: "uint256" }, { type: "uint32" }] as const;

/**
 * What answers of one period of a campaign are bound to: the same as `Campaigns.scopeOf`, computed here. A scope that a
 * node names must not be proved for: the nullifier would be that of another campaign.
 *
 * @param period Number of the period, from 0.
 */
export function scopeOf(
  { chainId, campaigns }: Pick<Deployment, "chainId" | "campaigns">,
  campaign: bigint,
  period: number,
): bigint {
  const hash = keccak256(encodeAbiParameters(inputs, [BigInt(chainId), campaigns, campaign, period]));
  return BigInt(hash) >> 8n;
}
