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

/** A campaign whose offer one of so many customers does not get, by the nullifier (`isInControlGroup`). */
export interface ControlGroup {
  readonly campaign: bigint;
  readonly oneIn: number;
}

/** Who used which answer of which subject, when and for what. */
export interface UseLog extends CampaignsPlace {
  readonly format: typeof FORMAT;
  readonly brand: Address;
  /** Each campaign that has a control group, once. */
  readonly controlGroups?: readonly ControlGroup[] | undefined;
  readonly uses: readonly Use[];
}

/** Reads a use log, as `Reader` says. */
export const readUseLog: Reader<UseLog> = readerOf<UseLog>(
  z.strictObject({
    format: z.literal(FORMAT),
    ...campaignsPlace,
    brand: account,
    controlGroups: z
      .array(z.strictObject({ campaign: uint256, oneIn: z.int().min(2).max(1_000) }))
      .refine(
        (groups) => new Set(groups.map(({ campaign }) => campaign)).size === groups.length,
        "must not name a campaign twice",
      )
      .optional(),
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
export function writeUseLog({
  chainId,
  campaigns,
  brand,
  controlGroups,
  uses,
}: Omit<UseLog, "format">): string {
  return toFileText({
    ...{ format: FORMAT, chainId, campaigns, brand },
    ...(controlGroups && {
      controlGroups: controlGroups.map(({ campaign, oneIn }) => ({ campaign, oneIn })),
    }),
    uses: uses.map(({ at, who, purpose, subject, campaign, nullifier }) => ({
      ...{ at, who, purpose, subject, campaign, nullifier },
    })),
  });
}
