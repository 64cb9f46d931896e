import * as z from "zod/v4";
import type { SignedRightsReply } from "../../chain/requests/rightsReply.ts";
import { rightsReasons, rightsStates } from "../../rights/states.ts";
import { account, hexadecimal, signature, time, word } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type CampaignsPlace, campaignsPlace } from "../reading/place.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

const FORMAT = "decdp-rights-reply-1";
/** Bytes of a box: room for some thousand answers. */
const LARGEST_BOX = 1_000_000;

/** From brand to customer: how a request about rights stands. */
export interface RightsReplyFile extends CampaignsPlace {
  readonly format: typeof FORMAT;
  readonly reply: SignedRightsReply;
}

/** Reads a reply, as `Reader` describes. Does not check whether the brand signed it. */
export const readRightsReplyFile: Reader<RightsReplyFile> = readerOf(
  z.strictObject({
    format: z.literal(FORMAT),
    ...campaignsPlace,
    reply: z.strictObject({
      brand: account,
      subject: account,
      request: word,
      state: z.enum(rightsStates),
      reason: z.enum(rightsReasons),
      words: z.string().max(5_000),
      box: hexadecimal(0, LARGEST_BOX),
      receivedAt: time,
      dueAt: time,
      repliedAt: time,
      signature,
    }),
  }),
  "The reply about rights",
);

/** The file of a reply. */
export function writeRightsReplyFile({ chainId, campaigns, reply }: Omit<RightsReplyFile, "format">): string {
  const { brand, subject, request, state, reason, words, box, receivedAt, dueAt, repliedAt } = reply;
  return toFileText({
    format: FORMAT,
    chainId,
    campaigns,
    reply: {
      ...{ brand, subject, request, state, reason, words, box },
      ...{ receivedAt, dueAt, repliedAt, signature: reply.signature },
    },
  });
}
