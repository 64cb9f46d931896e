import type { Address, Hex } from "viem";
import { DecdpError } from "../errors.ts";

/** What a campaign's event and its state both say; it never changes. */
export interface CampaignTerms {
  readonly brand: Address;
  readonly terms: Hex;
  readonly isSealed: boolean;
  /** The zero address in an open campaign. */
  readonly settler: Address;
  readonly token: Address;
  /** In the token's smallest unit. */
  readonly reward: bigint;
}

const parts = ["brand", "terms", "isSealed", "settler", "token", "reward"] as const;

/**
 * Throws `DecdpError` unless a campaign's state is of the campaign that was opened. Documents are checked against the
 * event, so a node that shows a true event and another state would have a customer sign or reveal what nobody showed.
 *
 * @param opened From `readCampaignsOpened`.
 * @param state From `readCampaign`.
 */
export function requireSameCampaign(
  opened: CampaignTerms & { readonly campaign: bigint },
  state: CampaignTerms,
): void {
  const differing = parts.filter((part) => comparable(opened[part]) !== comparable(state[part]));
  if (differing.length === 0) return;
  const { campaign } = opened;
  throw new DecdpError(`The node contradicts itself about campaign ${campaign}: ${differing.join(", ")}.`, {
    details: { campaign, differing },
    hint: "Do not answer with its help; name another node with --rpc.",
  });
}

/** Addresses are the same in either case. */
function comparable(value: string | bigint | boolean): string {
  return `${value}`.toLowerCase();
}
