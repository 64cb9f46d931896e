import { encodePacked, keccak256 } from "viem";

const THOUSAND = 1000n;

/**
 * Whether an answer is in the control group of its campaign. The nullifier decides, which neither side can choose and the
 * chain publishes: whoever audits the campaign works out the same group.
 *
 * @param share Of 1,000 answers, how many are in the group.
 */
export function isInControlGroup(
  { campaign, nullifier }: { readonly campaign: bigint; readonly nullifier: bigint },
  share: number,
): boolean {
  if (share <= 0) return false;
  const hash = keccak256(encodePacked(["uint256", "uint256"], [campaign, nullifier]));
  return BigInt(hash) % THOUSAND < BigInt(share);
}
