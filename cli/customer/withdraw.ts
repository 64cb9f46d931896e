import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { readConsent } from "../../src/chain/actions/consent.ts";
import { signWithdrawal, submitWithdrawal } from "../../src/chain/actions/withdrawal.ts";
import { describeCampaigns } from "../campaign/describe.ts";
import { campaignsUnder, describeConsent } from "../campaign/permission.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { rememberBrand } from "./brandsKnown.ts";
import { readKeys, subjectClient } from "./customers.ts";

/** Withdraws the consent to a campaign's terms. */
export async function withdrawFromCampaign(
  context: Context,
  { campaign, as }: { readonly campaign: bigint; readonly as: string },
): Promise<Outcome> {
  const { deployment, reader } = context;
  const { brand, terms } = await readCampaign(reader, deployment, { campaign });
  const client = subjectClient(context, readKeys(context, as), brand);
  const subject = client.account.address;
  await rememberBrand(context, as, brand);
  const before = await readConsent(reader, deployment, { subject, terms });
  const withdrawal = await signWithdrawal(client, deployment, { terms });
  const sent = await submitWithdrawal(context.clientOf("relayer"), deployment, withdrawal);
  const { isLive } = await readConsent(reader, deployment, { subject, terms });
  const campaigns = await campaignsUnder(context, { brand, terms });
  // A consent may be on its way, signed but not on chain yet: a withdrawal always does something.
  const notOnRecord = `There was no permission on record: ${describeConsent(before)}. One that you signed before now does not count any more.`;
  return {
    data: { ...withdrawal, ...sent, wasLive: before.isLive, isLive },
    lines: [
      before.isLive
        ? `Withdrawn for ${describeCampaigns(campaigns)}: the brand may not use what you answered under these terms any more.`
        : notOnRecord,
    ],
    refused: isLive,
  };
}
