import type { Address, Hex } from "viem";
import type { HandOver } from "../../chain/requests/handOver.ts";
import { InvalidValueError } from "../../errors.ts";
import type { Store } from "../../store.ts";
import {
  currentSegment,
  linkCustomer,
  readLightRecord,
  recordAnswer,
  recordConsent,
} from "../lightRecord.ts";
import type { ConsentRecord } from "../lightRecordEncoding.ts";
import { isLive } from "../recordRules.ts";

// A partner keeps light records like a brand: consents to the campaign's terms and to its own, and the segment under its own.
// Which campaign's terms belong to it is in customer/<subject>/handedOver/<campaign>, so that an erasure takes it away.

/** A consent as the chain has it. */
export type ConsentOnChain = Omit<ConsentRecord, "withdrawnAt">;

export interface HandOverToKeep {
  readonly handOver: HandOver;
  /** The customer's consent to the campaign's terms. */
  readonly toCampaign: ConsentOnChain;
  /** The customer's consent to the partner's terms. */
  readonly toPartner: ConsentOnChain;
  /** Unix seconds. */
  readonly now: number;
}

/** Keeps a hand-over that holds (`checkHandOver`). Throws `DecdpError` if the consent to the partner is over by now. */
export async function keepHandOver(
  store: Store,
  { handOver, toCampaign, toPartner, now }: HandOverToKeep,
): Promise<void> {
  const { campaign, subject, nullifier, segment, handedAt, until } = handOver;
  await linkCustomer(store, subject);
  await recordConsent(store, subject, toCampaign);
  await recordConsent(store, subject, toPartner);
  await store.set(linkKey(subject, campaign), JSON.stringify({ terms: toCampaign.terms.toLowerCase() }));
  const answer = { terms: toPartner.terms, campaign, nullifier, segment, validAt: handedAt, expiry: until };
  await recordAnswer(store, subject, { answer, now });
}

/**
 * The segment that a partner may use at `now` (Unix seconds); undefined once it is to be forgotten, or once the customer has
 * withdrawn from the campaign or from the partner.
 */
export async function handedOverSegment(
  store: Store,
  subject: Address,
  { campaign, now }: { readonly campaign: bigint; readonly now: number },
): Promise<number | undefined> {
  const terms = await campaignTerms(store, linkKey(subject, campaign));
  if (terms === undefined || !(await isConsentLive(store, { subject, terms, now }))) return undefined;
  return currentSegment(store, subject, { campaign, now });
}

/**
 * Deletes what was handed over under campaigns from which the customer has withdrawn by `now` (Unix seconds). What ended with
 * the partner's own terms, `recordWithdrawal` and `forgetExpired` delete. Returns how many hand-overs were deleted.
 */
export async function forgetStoppedHandOvers(store: Store, now: number): Promise<number> {
  let forgotten = 0;
  for (const key of await store.list("customer/")) {
    const [, subject, kind, campaign] = key.split("/") as [string, Address, string?, string?];
    const terms = kind === "handedOver" ? await campaignTerms(store, key) : undefined;
    if (terms === undefined || (await isConsentLive(store, { subject, terms, now }))) continue;
    for (const answer of await store.list(`customer/${subject}/answer/${campaign}/`))
      await store.delete(answer);
    await store.delete(key);
    forgotten++;
  }
  return forgotten;
}

async function isConsentLive(
  store: Store,
  { subject, terms, now }: { readonly subject: Address; readonly terms: Hex; readonly now: number },
): Promise<boolean> {
  const record = await readLightRecord(store, subject);
  const consent = record?.consents.find((one) => one.terms.toLowerCase() === terms);
  return consent !== undefined && isLive(consent, now);
}

async function campaignTerms(store: Store, key: string): Promise<Hex | undefined> {
  const text = await store.get(key);
  if (text === undefined) return undefined;
  const [, terms] = /^\{"terms":"(0x[0-9a-f]{64})"\}$/.exec(text) ?? [];
  if (terms !== undefined) return terms as Hex;
  throw new InvalidValueError(`What is kept at ${key} is malformed.`, {
    details: { key, text },
    hint: "Something else changed the store: restore it, or erase this customer's record.",
  });
}

function linkKey(subject: Address, campaign: bigint): string {
  return `customer/${subject.toLowerCase()}/handedOver/${campaign}`;
}
