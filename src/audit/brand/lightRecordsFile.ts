import type { Address } from "viem";
import * as z from "zod/v4";
import type { LightRecord } from "../../brand/lightRecord.ts";
import { account, fieldElement, time, uint256, word } from "../../format/reading/fields.ts";
import { toFileText } from "../../format/reading/json.ts";
import { type CampaignsPlace, campaignsPlace } from "../../format/reading/place.ts";
import { type Reader, readerOf } from "../../format/reading/reading.ts";

const FORMAT = "decdp-light-records-1";

/** All light records of a brand, for whoever audits it. */
export interface LightRecords extends CampaignsPlace {
  readonly format: typeof FORMAT;
  readonly brand: Address;
  /** When they were written, Unix seconds: what they must hold, and what no longer, is judged by it. */
  readonly writtenAt: number;
  readonly records: readonly LightRecord[];
}

const consent = z.strictObject({ terms: word, until: time, signedAt: time, withdrawnAt: time });
const answer = z.strictObject({
  terms: word,
  campaign: uint256,
  nullifier: fieldElement,
  segment: z.int("must be a group, 0 to 4").min(0).max(4),
  validAt: time,
  expiry: time,
});

/** Reads light records, as `Reader` says. */
export const readLightRecords: Reader<LightRecords> = readerOf<LightRecords>(
  z.strictObject({
    format: z.literal(FORMAT),
    ...campaignsPlace,
    brand: account,
    writtenAt: time,
    records: z.array(
      z.strictObject({ subject: account, consents: z.array(consent), answers: z.array(answer) }),
    ),
  }),
  "The light records",
);

/** The file of light records. */
export function writeLightRecords(records: Omit<LightRecords, "format">): string {
  const { chainId, campaigns, brand, writtenAt } = records;
  return toFileText({
    ...{ format: FORMAT, chainId, campaigns, brand, writtenAt },
    records: records.records.map(({ subject, consents, answers }) => ({ subject, consents, answers })),
  });
}
