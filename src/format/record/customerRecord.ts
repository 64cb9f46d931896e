import type { Address, Hex } from "viem";
import * as z from "zod/v4";
import { account, fieldElement, time, uint256, word } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type CampaignsPlace, campaignsPlace } from "../reading/place.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

const FORMAT = "decdp-customer-record-1";

/** All that a brand keeps of one customer. Times are Unix seconds. */
export interface CustomerRecord extends CampaignsPlace {
  readonly format: typeof FORMAT;
  readonly brand: Address;
  readonly subject: Address;
  readonly writtenAt: number;
  /** 0 where nothing is on record. */
  readonly consents: readonly {
    readonly terms: Hex;
    readonly until: number;
    readonly signedAt: number;
    readonly withdrawnAt: number;
  }[];
  readonly answers: readonly {
    readonly terms: Hex;
    readonly campaign: bigint;
    readonly nullifier: bigint;
    /** 0 to 4. */
    readonly segment: number;
    readonly validAt: number;
    /** The second at which it is forgotten. */
    readonly expiry: number;
  }[];
  /** Scopes for which the brand has a key that opens the customer's sealed segment. */
  readonly sealKeyScopes: readonly bigint[];
  /** When an earlier record was erased; 0 if none was. */
  readonly erasedAt: number;
  /** Offers that the customer stopped, and when that is forgotten. */
  readonly stoppedOffers?: readonly { readonly campaign: bigint; readonly until: number }[] | undefined;
}

/** Reads a record, as `Reader` says. */
export const readCustomerRecord: Reader<CustomerRecord> = readerOf(
  z.strictObject({
    format: z.literal(FORMAT),
    ...campaignsPlace,
    brand: account,
    subject: account,
    writtenAt: time,
    consents: z.array(z.strictObject({ terms: word, until: time, signedAt: time, withdrawnAt: time })),
    answers: z.array(
      z.strictObject({
        terms: word,
        campaign: uint256,
        nullifier: fieldElement,
        segment: z.int("must be a group, 0 to 4").min(0).max(4),
        validAt: time,
        expiry: time,
      }),
    ),
    sealKeyScopes: z.array(fieldElement),
    erasedAt: time,
    stoppedOffers: z.array(z.strictObject({ campaign: uint256, until: time })).optional(),
  }),
  "The record",
);

/** The file of a record. */
export function writeCustomerRecord(record: Omit<CustomerRecord, "format">): string {
  const { chainId, campaigns, brand, subject, writtenAt, consents, answers, sealKeyScopes, erasedAt } =
    record;
  const { stoppedOffers } = record;
  return toFileText({
    ...{ format: FORMAT, chainId, campaigns, brand, subject, writtenAt },
    consents: consents.map(({ terms, until, signedAt, withdrawnAt }) => ({
      ...{ terms, until, signedAt, withdrawnAt },
    })),
    answers: answers.map(({ terms, campaign, nullifier, segment, validAt, expiry }) => ({
      ...{ terms, campaign, nullifier, segment, validAt, expiry },
    })),
    ...{ sealKeyScopes, erasedAt },
    ...(stoppedOffers && {
      stoppedOffers: stoppedOffers.map(({ campaign, until }) => ({ campaign, until })),
    }),
  });
}
