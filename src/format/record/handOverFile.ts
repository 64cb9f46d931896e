import * as z from "zod/v4";
import type { SignedHandOver } from "../../chain/requests/handOver.ts";
import { termsFields } from "../../consent/terms/reading.ts";
import { termsShape } from "../../consent/terms/shape.ts";
import type { Terms } from "../../consent/terms/terms.ts";
import { account, fieldElement, signature, text, time, uint256, word } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type CampaignsPlace, campaignsPlace } from "../reading/place.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

const FORMAT = "decdp-hand-over-1";

/** From brand to partner: one customer's segment, with the partner's terms, to which the customer consented. */
export interface HandOverFile extends CampaignsPlace {
  readonly format: typeof FORMAT;
  /** The partner's terms. */
  readonly terms: Terms;
  readonly handOver: SignedHandOver;
}

/** Reads a hand-over, as `Reader` describes. Does not check who signed it, nor what the chain says; see `checkHandOver`. */
export const readHandOverFile: Reader<HandOverFile> = readerOf<HandOverFile>(
  z.strictObject({
    format: z.literal(FORMAT),
    ...campaignsPlace,
    terms: termsShape,
    handOver: z.strictObject({
      campaign: uint256,
      partner: text.max(300),
      terms: word,
      subject: account,
      nullifier: fieldElement,
      segment: z.int("must be the number of a segment").min(0).max(4),
      sealKey: fieldElement,
      block: uint256,
      until: time,
      handedAt: time,
      signature,
    }),
  }),
  "The hand-over",
);

/** The file of a hand-over. */
export function writeHandOverFile({
  chainId,
  campaigns,
  terms,
  handOver,
}: Omit<HandOverFile, "format">): string {
  const { campaign, partner, terms: id, subject, nullifier, segment, sealKey } = handOver;
  const { block, until, handedAt, signature: signed } = handOver;
  return toFileText({
    ...{ format: FORMAT, chainId, campaigns, terms: termsFields(terms) },
    handOver: {
      ...{ campaign, partner, terms: id, subject, nullifier, segment, sealKey },
      ...{ block, until, handedAt, signature: signed },
    },
  });
}
