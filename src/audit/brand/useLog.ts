import type { Address } from "viem";
import * as z from "zod/v4";
import { account, fieldElement, text, time, uint256 } from "../../format/reading/fields.ts";
import { toFileText } from "../../format/reading/json.ts";
import { type CampaignsPlace, campaignsPlace } from "../../format/reading/place.ts";
import { type Reader, readerOf } from "../../format/reading/reading.ts";

const FORMAT = "decdp-use-log-1";

/** Somebody used one answer. */
export interface Use {
  /** Unix seconds. */
  readonly at: number;
  /** Who used it: the brand or a recipient, by the name in the terms. */
  readonly who: string;
  /** For what: the purpose, as the terms write it. */
  readonly purpose: string;
  readonly subject: Address;
  readonly campaign: bigint;
  readonly nullifier: bigint;
}

/** Who used which answer of which subject, when and for what. */
export interface UseLog extends CampaignsPlace {
  readonly format: typeof FORMAT;
  readonly brand: Address;
  readonly uses: readonly Use[];
}

/** Reads a use log, as `Reader` says. */
export const readUseLog: Reader<UseLog> = readerOf<UseLog>(
  z.strictObject({
    format: z.literal(FORMAT),
    ...campaignsPlace,
    brand: account,
    uses: z.array(
      z.strictObject({
        at: time,
        who: text,
        purpose: text,
        subject: account,
        campaign: uint256,
        nullifier: fieldElement,
      }),
    ),
  }),
  "The use log",
);

/** The file of a use log. */
export function writeUseLog({ chainId, campaigns, brand, uses }: Omit<UseLog, "format">): string {
  return toFileText({
    ...{ format: FORMAT, chainId, campaigns, brand },
    uses: uses.map(({ at, who, purpose, subject, campaign, nullifier }) => ({
      ...{ at, who, purpose, subject, campaign, nullifier },
    })),
  });
}
