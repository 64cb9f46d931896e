import { readConsent } from "../../src/chain/actions/consent.ts";
import { signWithdrawal } from "../../src/chain/actions/withdrawal.ts";
import { DecdpError } from "../../src/errors.ts";
import { describeTime } from "../campaign/describe.ts";
import { describeCampaigns } from "../campaign/names.ts";
import { campaignsUnder, describeConsent, isWithdrawn } from "../campaign/permission.ts";
import { UsageError } from "../input/usageError.ts";
import type { Outcome } from "../run.ts";
import { afterwards } from "../setting/afterwards.ts";
import type { Context } from "../setting/context.ts";
import { campaignDealtWith, rememberCampaign } from "./campaignsKnown.ts";
import { type Carriage, carrierOf } from "./carrier.ts";
import { readKeys, subjectClient } from "./customers.ts";

export interface Withdrawing extends Carriage {
  readonly campaign: bigint;
  /** Which customer. */
  readonly as: string;
  /** Date of the withdrawal, Unix seconds, where a consent was dated ahead; now by default. */
  readonly dated?: number;
}

/** Withdraws the consent to a campaign's terms. Throws `UsageError` for a date that is not ahead. */
export async function withdrawFromCampaign(
  context: Context,
  { campaign, as, dated, relayer }: Withdrawing,
): Promise<Outcome> {
  const { deployment, reader } = context;
  const known = await campaignDealtWith(context, as, campaign);
  const { brand, terms } = known;
  const client = subjectClient(context, readKeys(context, as), brand);
  const subject = client.account.address;
  await rememberCampaign(context, as, known);
  if (dated !== undefined) await warnOfDate(context, dated);
  const read = () => readConsent(reader, deployment, { subject, terms });
  const before = await read();
  const withdrawal = await signWithdrawal(client, deployment, { terms, signedAt: dated });
  const sent = await carrierOf(context, { relayer })
    .withdrawal(withdrawal)
    .catch(async (error: unknown) => {
      if (!(error instanceof DecdpError) || error.details.error !== "NothingToWithdraw") throw error;
      // An earlier run's relayer may have carried one of which its reply was lost, if need be just now.
      const consent = await read();
      if (isWithdrawn(consent)) return consent;
      throw error;
    });
  if (!("hash" in sent)) {
    return {
      data: { subject, terms, withdrawnBefore: true, withdrawnAt: sent.withdrawnAt },
      lines: [`You withdrew this permission on ${describeTime(sent.withdrawnAt)}; nothing was sent.`],
    };
  }
  const after = await afterwards(context, read);
  const campaigns = await afterwards(context, () => campaignsUnder(context, { brand, terms }));
  // A consent may be on its way, signed but not on chain yet: a withdrawal always does something.
  const notOnRecord = `There was no permission on record: ${describeConsent(before)}. One that you signed before now does not count any more.`;
  return {
    data: { ...withdrawal, ...sent, wasLive: before.isLive, isLive: after?.isLive },
    lines: [
      before.isLive
        ? `Withdrawn for ${describeCampaigns(context, campaigns ?? [campaign])}: the brand may not use what you answered under these terms any more.`
        : notOnRecord,
    ],
    refused: after?.isLive ?? false,
  };
}

async function warnOfDate(context: Context, dated: number): Promise<void> {
  if (dated <= (await context.now())) {
    throw new UsageError(`${describeTime(dated)} is not ahead.`, {
      hint: "Leave out --dated: a withdrawal of now ends what was dated before.",
    });
  }
  context.terminal.warn(
    `Warning: until ${describeTime(dated)} you cannot agree to these terms again; nothing takes that back.`,
  );
}
