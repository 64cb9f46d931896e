import type { Address } from "viem";
import * as z from "zod/v4";
import { type Receipt, receiptShape } from "../../consent/receipt/file/receipt.ts";
import {
  type PublishedCampaign,
  readPublishedCampaign,
  writePublishedCampaign,
} from "../../format/campaign/publishedCampaign.ts";
import { type LightRecords, readLightRecords, writeLightRecords } from "../brand/lightRecordsFile.ts";
import { readUseLog, type UseLog, writeUseLog } from "../brand/useLog.ts";
import { isSame } from "../checks/same.ts";

/** What brand and customer handed over; of everybody, or of one customer only. Undefined is "not given". */
export interface Given {
  readonly records?: LightRecords | undefined;
  readonly useLog?: UseLog | undefined;
  readonly receipts?: readonly Receipt[] | undefined;
  readonly documents?: readonly PublishedCampaign[] | undefined;
  /** Entries that hold an answer of this customer under the name of another one. */
  readonly leftOut?: LeftOut | undefined;
}

/** How many entries are not in the dossier because they would show another customer. */
export interface LeftOut {
  readonly records: number;
  readonly uses: number;
}

/** The same as JSON, in the formats of their own files; null is "not given". */
export interface GivenFields {
  readonly records: object | null;
  readonly useLog: object | null;
  readonly receipts: readonly object[] | null;
  readonly documents: readonly object[];
  readonly leftOut: LeftOut;
}

const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

export const givenShape: z.ZodType<GivenFields> = z.strictObject({
  records: z.record(z.string(), z.unknown()).nullable(),
  useLog: z.record(z.string(), z.unknown()).nullable(),
  receipts: z.array(receiptShape).nullable(),
  documents: z.array(z.record(z.string(), z.unknown())),
  leftOut: z.strictObject({ records: count, uses: count }),
});

const nothing: LeftOut = { records: 0, uses: 0 };

/**
 * The part of what was given that is about one customer of one brand, and nothing of any other.
 *
 * @param nullifiers Of the customer's answers on chain.
 */
export function givenAbout(
  { records, useLog, receipts, documents = [], leftOut = nothing }: Given,
  {
    brand,
    subject,
    nullifiers,
    campaigns,
  }: {
    readonly brand: Address;
    readonly subject: Address;
    readonly nullifiers: ReadonlySet<bigint>;
    readonly campaigns: ReadonlySet<bigint>;
  },
): Given {
  const isOwn = (one: { readonly subject: Address }) => isSame(one.subject, subject);
  const foreignRecords = (records?.records ?? []).filter(
    (record) => !isOwn(record) && record.answers.some(({ nullifier }) => nullifiers.has(nullifier)),
  );
  const foreignUses = (useLog?.uses ?? []).filter((use) => !isOwn(use) && nullifiers.has(use.nullifier));
  return {
    ...(records && { records: { ...records, records: records.records.filter(isOwn) } }),
    ...(useLog && { useLog: { ...useLog, uses: useLog.uses.filter(isOwn) } }),
    ...(receipts && {
      receipts: receipts.filter(({ facts }) => isOwn(facts) && isSame(facts.brand, brand)),
    }),
    documents: documents.filter(({ campaign }) => campaigns.has(campaign)),
    leftOut: {
      records: leftOut.records + foreignRecords.length,
      uses: leftOut.uses + foreignUses.length,
    },
  };
}

/** What was given as it stands in a dossier. */
export function givenFields({
  records,
  useLog,
  receipts,
  documents = [],
  leftOut = nothing,
}: Given): GivenFields {
  return {
    records: records ? JSON.parse(writeLightRecords(records)) : null,
    useLog: useLog ? JSON.parse(writeUseLog(useLog)) : null,
    receipts: receipts ?? null,
    documents: documents.map((document) => JSON.parse(writePublishedCampaign(document))),
    leftOut,
  };
}

/** What was given, from a dossier. Throws `InvalidValueError` for what is not in the format of its file. */
export function givenIn({ records, useLog, receipts, documents, leftOut }: GivenFields): Given {
  return {
    ...(records && { records: readLightRecords(records, "given.records") }),
    ...(useLog && { useLog: readUseLog(useLog, "given.useLog") }),
    ...(receipts && { receipts: receipts as readonly Receipt[] }),
    documents: documents.map((document, index) =>
      readPublishedCampaign(document, `given.documents[${index}]`),
    ),
    leftOut,
  };
}
