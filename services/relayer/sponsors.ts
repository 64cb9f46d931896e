import { isAddressEqual } from "viem";
import type { CampaignState } from "../../src/chain/actions/campaignState.ts";
import { AnswerRefusedError } from "../../src/errors.ts";
import type { CampaignReader } from "./campaignReader.ts";
import type { Policy } from "./policy.ts";

/** For whom the operator pays without a limit. */
export interface Sponsors {
  paysFor(campaign: bigint): boolean;
  /** Whether terms are those of a campaign that the operator pays for. */
  areTermsSponsored(terms: string): Promise<boolean>;
  /** Whether the code of a campaign's token is trusted. */
  trustsToken(campaign: bigint, token: CampaignState["token"]): boolean;
}

export function createSponsors(
  { campaignIds, tokens }: Pick<Policy, "campaignIds" | "tokens">,
  campaigns: Pick<CampaignReader, "campaign">,
): Sponsors {
  // The terms of a campaign never change.
  const terms = new Map<bigint, string>();
  const termsOf = async (id: bigint): Promise<string | undefined> => {
    if (!terms.has(id)) {
      const campaign = await campaigns.campaign(id).catch((error: unknown) => {
        // It is named before it is opened.
        if (error instanceof AnswerRefusedError) return undefined;
        throw error;
      });
      if (campaign !== undefined) terms.set(id, campaign.terms.toLowerCase());
    }
    return terms.get(id);
  };
  return {
    paysFor: (campaign) => campaignIds.includes(campaign),
    async areTermsSponsored(wanted) {
      for (const id of campaignIds) if ((await termsOf(id)) === wanted.toLowerCase()) return true;
      return false;
    },
    trustsToken: (campaign, token) =>
      campaignIds.includes(campaign) || tokens.some((trusted) => isAddressEqual(trusted, token)),
  };
}
