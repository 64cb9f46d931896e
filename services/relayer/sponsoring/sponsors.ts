import { isAddressEqual } from "viem";
import type { CampaignState } from "../../../src/chain/actions/campaignState.ts";
import { AnswerRefusedError } from "../../../src/errors.ts";
import type { CampaignReader } from "../../shared/chain/campaignReader.ts";
import { ServiceError } from "../../shared/serviceError.ts";
import type { Policy } from "../policy.ts";

/** For whom the operator pays without a limit. */
export interface Sponsors {
  paysFor(campaign: bigint): boolean;
  /** Whether terms are those of a campaign that the operator pays for. */
  areTermsSponsored(terms: string): Promise<boolean>;
  /** Whether the code of a campaign's token is trusted. */
  trustsToken(campaign: bigint, token: CampaignState["token"]): boolean;
}

/**
 * Throws `ServiceError` for a campaign that is not open yet: numbers are given in order, so that anybody could open it
 * first, and have the relayer pay for their customers and run their token.
 */
export async function requireOpened(
  { campaignIds }: Pick<Policy, "campaignIds">,
  campaigns: Pick<CampaignReader, "campaign">,
): Promise<void> {
  for (const id of campaignIds) {
    await campaigns.campaign(id).catch((error: unknown) => {
      if (!(error instanceof AnswerRefusedError)) throw error;
      throw new ServiceError(`There is no campaign ${id} yet, and anybody could open it.`, {
        hint: "Name it with --campaign-ids once its opening is final.",
      });
    });
  }
}

export function createSponsors(
  { campaignIds, tokens }: Pick<Policy, "campaignIds" | "tokens">,
  campaigns: Pick<CampaignReader, "campaign">,
): Sponsors {
  // The terms of a campaign never change.
  const terms = new Map<bigint, string>();
  const termsOf = async (id: bigint): Promise<string> => {
    const known = terms.get(id) ?? (await campaigns.campaign(id)).terms.toLowerCase();
    terms.set(id, known);
    return known;
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
