import { requireDataReply } from "../../src/chain/requests/dataReply.ts";
import { signDataRequest } from "../../src/chain/requests/dataRequest.ts";
import { dataRecipientFor, subjectFor } from "../../src/customer/keys.ts";
import { DecdpError } from "../../src/errors.ts";
import { readCustomerRecord } from "../../src/format/record/customerRecord.ts";
import { readDataReply, recordInReply } from "../../src/format/record/dataReply.ts";
import { readDataRequestFile, writeDataRequestFile } from "../../src/format/record/dataRequestFile.ts";
import { describeCount, describeSegment, describeTime } from "../campaign/describe.ts";
import { describeCampaign, modelOf } from "../campaign/names.ts";
import { readMessage } from "../input/messages.ts";
import { ownFile, writeOwn } from "../input/ownFiles.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { campaignDealtWith } from "./campaignsKnown.ts";
import { readKeys, subjectClient } from "./customers.ts";

export interface DataQuestion {
  /** A campaign of the brand. */
  readonly campaign: bigint;
  /** Which customer. */
  readonly as: string;
  /** The request, for the brand. */
  readonly out: string;
}

/** Writes a signed request that asks the brand of a campaign what it keeps of the customer. */
export async function askForData(context: Context, { campaign, as, out }: DataQuestion): Promise<Outcome> {
  const keys = readKeys(context, as);
  const { brand } = await campaignDealtWith(context, as, campaign);
  const client = subjectClient(context, keys, brand);
  const { publicKey: recipient } = dataRecipientFor(keys, brand);
  const request = await signDataRequest(client, context.deployment, { brand, recipient });
  const { chainId, campaigns } = context.deployment;
  const isOwn = ownFile(readDataRequestFile, (kept) => kept.request.subject === request.subject);
  writeOwn(out, writeDataRequestFile({ chainId, campaigns, request }), { isOwn });
  return {
    data: { brand, subject: request.subject, file: out },
    lines: [`For the brand: ${out}, good for a day. It replies with a file that only you can open.`],
  };
}

/** Shows a brand's reply. Throws `DecdpError` for one that is for somebody else, or that the brand did not sign. */
export async function openData(
  context: Context,
  { file, as }: { readonly file: string; readonly as: string },
): Promise<Outcome> {
  const reply = readMessage(context, file, readDataReply);
  const { brand } = reply;
  const keys = readKeys(context, as);
  const subject = subjectFor(keys, brand).address;
  if (reply.subject.toLowerCase() !== subject.toLowerCase()) {
    throw new DecdpError(`${file} is for another customer.`, { hint: "Name the right customer with --as." });
  }
  const recipient = dataRecipientFor(keys, brand);
  await requireDataReply(context.reader, context.deployment, { ...reply, recipient: recipient.publicKey });
  const record = readCustomerRecord(recordInReply(reply, recipient), file);
  const { consents, answers, sealKeyScopes, writtenAt, erasedAt } = record;
  return {
    data: record,
    lines: [
      `On ${describeTime(writtenAt)} the brand ${brand} said that it keeps of ${subject}:`,
      ...consents.map(({ terms, until, withdrawnAt }) =>
        withdrawnAt > 0
          ? `  a permission for terms ${terms}, until ${describeTime(until)}, last withdrawn on ${describeTime(withdrawnAt)}`
          : `  a permission for terms ${terms}, until ${describeTime(until)}`,
      ),
      ...answers.map(
        ({ campaign, segment, expiry }) =>
          `  that in ${describeCampaign(context, campaign)} you are in ${describeSegment(segment, modelOf(context, campaign))}; until ${describeTime(expiry)}`,
      ),
      `  ${describeCount(sealKeyScopes.length, "key")} that can open your sealed answers on chain`,
      ...(erasedAt > 0 ? [`  that it erased everything of ${describeTime(erasedAt)} and before`] : []),
      "This is the brand's word; nothing on chain can show what else it keeps.",
    ],
  };
}
