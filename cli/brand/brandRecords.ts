import path from "node:path";
import type { Address } from "viem";
import { getBlock, readContract } from "viem/actions";
import { createSealKey, OPEN_SEAL_KEY, openSegment } from "../../src/answer/sealing.ts";
import {
  currentSegment,
  forgetExpired,
  linkCustomer,
  recordAnswer,
  recordConsent,
  recordWithdrawal,
} from "../../src/brand/lightRecord.ts";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { readConsent } from "../../src/chain/actions/consent.ts";
import { readAnswersSettled } from "../../src/chain/actions/events.ts";
import { explained } from "../../src/chain/transact.ts";
import { DecdpError } from "../../src/errors.ts";
import { retentionOf } from "../../src/format/campaign/terms.ts";
import { fieldElement } from "../../src/format/reading/fields.ts";
import { campaignsAbi } from "../../src/generated/abis.ts";
import type { Store } from "../../src/store.ts";
import { checkCampaign } from "../campaign/campaignOnChain.ts";
import type { Context } from "../setting/context.ts";
import { fileStore } from "../setting/fileStore.ts";

/** A customer's segment under its pseudonym. */
export interface KnownSegment {
  readonly subject: Address;
  /** 0 to 4. */
  readonly segment: number;
}

/**
 * Brings the brand's light records of a campaign up to date with the chain: consents, withdrawals and answers,
 * whoever settled them; forgets what may not be kept any more. Returns the segments that the brand may use now.
 */
export async function updateRecords(context: Context, campaign: bigint): Promise<KnownSegment[]> {
  const { reader, deployment, folder, network } = context;
  const store = fileStore(path.join(folder, "brand", "records.json"));
  const { isSealed, terms } = await readCampaign(reader, deployment, { campaign });
  const { document } = await checkCampaign(context, campaign);
  const retention = retentionOf(document.terms);
  const settled = await readAnswersSettled(reader, deployment, { campaign, fromBlock: network.firstBlock });
  const now = await context.now();
  for (const { subject, nullifier, period, sealedSegment, validAt, blockNumber } of settled) {
    await linkCustomer(store, subject);
    const consent = await readConsent(reader, deployment, { subject, terms });
    await recordConsent(store, subject, { terms, ...consent });
    if (consent.withdrawnAt > 0)
      await recordWithdrawal(store, subject, { terms, signedAt: consent.withdrawnAt });
    const { timestamp } = await explained(() => getBlock(reader, { blockNumber }));
    const expiry = Number(timestamp) + retention;
    if (!consent.isLive || expiry <= now) continue;
    const scope = await readScope(context, campaign, period);
    const segment = openSegment(await keptSealKey(context, { isSealed, scope, subject }), sealedSegment);
    const answer = { terms, campaign, nullifier, segment, validAt, expiry };
    await recordAnswer(store, subject, { answer, now });
  }
  await forgetExpired(store, now);
  const known = settled.map(async ({ subject }) => ({
    subject,
    segment: await currentSegment(store, subject, { campaign, now }),
  }));
  const bySubject = new Map((await Promise.all(known)).map(({ subject, segment }) => [subject, segment]));
  return [...bySubject].flatMap(([subject, segment]) =>
    segment === undefined ? [] : [{ subject, segment }],
  );
}

/** The key that hides a customer's segment in a scope; made when it is first asked for. */
export async function sealKeyFor({ folder }: Context, scope: bigint, subject: Address): Promise<bigint> {
  const store = sealKeys(folder);
  const key = sealName(scope, subject);
  const kept = await store.get(key);
  if (kept !== undefined) return fieldElement.parse(kept);
  const made = createSealKey();
  await store.set(key, `${made}`);
  return made;
}

/** The key under which a customer sealed an answer. Throws `DecdpError` if the brand gave none. */
export async function keptSealKey(
  { folder }: Context,
  {
    isSealed,
    scope,
    subject,
  }: { readonly isSealed: boolean; readonly scope: bigint; readonly subject: Address },
): Promise<bigint> {
  if (!isSealed) return OPEN_SEAL_KEY;
  const kept = await sealKeys(folder).get(sealName(scope, subject));
  if (kept !== undefined) return fieldElement.parse(kept);
  throw new DecdpError(`You gave ${subject} no seal key for this period.`, {
    hint: "Make one with: npx decdp brand seal; the customer has to prove again with it.",
  });
}

function sealKeys(folder: string): Store {
  return fileStore(path.join(folder, "brand", "seal-keys.json"));
}

function sealName(scope: bigint, subject: Address): string {
  return `${scope}/${subject.toLowerCase()}`;
}

/** What answers of a period are bound to. */
async function readScope({ reader, deployment }: Context, campaign: bigint, period: number): Promise<bigint> {
  const contract = { address: deployment.campaigns, abi: campaignsAbi, functionName: "scopeOf" } as const;
  return explained(() => readContract(reader, { ...contract, args: [campaign, period] }));
}
