import { acceptReply } from "../../../src/agent/rights/accept.ts";
import { type KeptRight, lastReplyTo, standingOfRight } from "../../../src/agent/rights/kept.ts";
import { recordKept } from "../../../src/agent/rights/record.ts";
import type { CustomerRecord } from "../../../src/format/record/customerRecord.ts";
import { readRightsReplyFile } from "../../../src/format/record/rightsReplyFile.ts";
import { isEnd } from "../../../src/rights/states.ts";
import { describeCount, describeSegment, describeTime } from "../../campaign/describe.ts";
import { describeCampaign, modelOf } from "../../campaign/names.ts";
import { readText } from "../../input/files.ts";
import { readMessage } from "../../input/messages.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { readKeys } from "../customers.ts";
import { keepRight, requireKeptRight } from "./keptRights.ts";

/** Keeps and shows a brand's reply. Throws `DecdpError` for one that is refused, as `acceptReply` says. */
export async function openReply(
  context: Context,
  { file, as }: { readonly file: string; readonly as: string },
): Promise<Outcome> {
  const { reply } = readMessage(context, file, readRightsReplyFile);
  const before = requireKeptRight(context, as, reply.request);
  const now = await context.now();
  const kept = await acceptReply(context.reader, context.deployment, before, readText(file), now);
  await keepRight(context, as, kept);
  const standing = standingOfRight(kept, now);
  const record = hasRecord(kept)
    ? recordKept({ deployment: context.deployment, keys: readKeys(context, as) }, kept)
    : undefined;
  return {
    data: { ...standing, ...(record && { record }) },
    lines: [
      `Your request for ${standing.action} is ${standing.state}${isEnd(reply.state) ? "" : `; the brand has until ${describeTime(standing.dueAt)}`}.`,
      ...(reply.words === "" ? [] : [`It says: "${reply.words}"`]),
      ...(record === undefined ? [] : describeKept(context, record)),
    ],
  };
}

function hasRecord(kept: KeptRight): boolean {
  return (lastReplyTo(kept)?.box ?? "0x") !== "0x";
}

function describeKept(context: Context, record: CustomerRecord): string[] {
  const { brand, subject, consents, answers, sealKeyScopes, writtenAt, erasedAt } = record;
  return [
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
  ];
}
