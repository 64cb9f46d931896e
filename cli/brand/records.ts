import type { Address } from "viem";
import { getBlock, readContract } from "viem/actions";
import { openSegment } from "../../src/answer/sealing.ts";
import {
  currentSegment,
  forgetExpired,
  linkCustomer,
  recordAnswer,
  recordConsent,
  recordWithdrawal,
} from "../../src/brand/lightRecord.ts";
import type { AnswerRecord } from "../../src/brand/lightRecordEncoding.ts";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { type ConsentState, readConsent } from "../../src/chain/actions/consent.ts";
import { readAnswersSettled } from "../../src/chain/actions/events.ts";
import { explained } from "../../src/chain/transact.ts";
import { retentionOf } from "../../src/format/campaign/terms.ts";
import { campaignsAbi } from "../../src/generated/abis.ts";
import type { Store } from "../../src/store.ts";
import { checkCampaign } from "../campaign/campaignOnChain.ts";
import type { Context } from "../setting/context.ts";
import { recordStore } from "./recordStore.ts";
import { keptSealKey } from "./sealKeys.ts";

/** A customer's segment under its pseudonym. */
export interface KnownSegment {
  readonly subject: Address;
  /** 0 to 4. */
  readonly segment: number;
}

/** What the chain says of one settled answer. */
interface Finding {
  readonly subject: Address;
  readonly consent: ConsentState;
  /** Undefined where it may not be kept any more, or cannot be read. */
  readonly answer?: AnswerRecord;
  /** Why it cannot be read. */
  readonly problem?: unknown;
}

/**
 * Brings the brand's light records of a campaign up to date with the chain: consents, withdrawals and answers,
 * whoever settled them; forgets what may not be kept any more. Returns the segments that the brand may use now.
 * Throws `DecdpError` for an answer that the brand cannot read, after it has done the rest.
 */
export async function updateRecords(context: Context, campaign: bigint): Promise<KnownSegment[]> {
  const { terms } = await readCampaign(context.reader, context.deployment, { campaign });
  const now = await context.now();
  const findings = await findSettled(context, campaign, now);
  // The chain is slow to answer, and others wait for the state: only what was found is written in a transaction.
  const known = await context.state.transaction(async (writer) => {
    const store = recordStore(writer);
    for (const { subject, consent, answer } of findings) {
      await linkCustomer(store, subject);
      await recordConsent(store, subject, { terms, ...consent });
      if (consent.withdrawnAt > 0)
        await recordWithdrawal(store, subject, { terms, signedAt: consent.withdrawnAt });
      if (answer) await recordAnswer(store, subject, { answer, now });
    }
    await forgetExpired(store, now);
    return knownSegments(store, new Set(findings.map(({ subject }) => subject)), { campaign, now });
  });
  const unreadable = findings.find(({ problem }) => problem !== undefined);
  if (unreadable !== undefined) throw unreadable.problem;
  return known;
}

async function findSettled(context: Context, campaign: bigint, now: number): Promise<Finding[]> {
  const { reader, deployment, network } = context;
  const { isSealed, terms } = await readCampaign(reader, deployment, { campaign });
  const { document } = await checkCampaign(context, campaign);
  const retention = retentionOf(document.terms);
  const settled = await readAnswersSettled(reader, deployment, { campaign, fromBlock: network.firstBlock });
  const findings: Finding[] = [];
  for (const { subject, nullifier, period, sealedSegment, validAt, blockNumber } of settled) {
    const consent = await readConsent(reader, deployment, { subject, terms });
    const { timestamp } = await explained(() => getBlock(reader, { blockNumber }));
    const expiry = Number(timestamp) + retention;
    if (!consent.isLive || expiry <= now) {
      findings.push({ subject, consent });
      continue;
    }
    const scope = await readScope(context, campaign, period);
    try {
      const segment = openSegment(keptSealKey(context, { isSealed, scope, subject }), sealedSegment);
      findings.push({ subject, consent, answer: { terms, campaign, nullifier, segment, validAt, expiry } });
    } catch (problem) {
      findings.push({ subject, consent, problem });
    }
  }
  return findings;
}

async function knownSegments(
  store: Store,
  subjects: ReadonlySet<Address>,
  at: { readonly campaign: bigint; readonly now: number },
): Promise<KnownSegment[]> {
  const known: KnownSegment[] = [];
  for (const subject of subjects) {
    const segment = await currentSegment(store, subject, at);
    if (segment !== undefined) known.push({ subject, segment });
  }
  return known;
}

/** What answers of a period are bound to. */
async function readScope({ reader, deployment }: Context, campaign: bigint, period: number): Promise<bigint> {
  const contract = { address: deployment.campaigns, abi: campaignsAbi, functionName: "scopeOf" } as const;
  return explained(() => readContract(reader, { ...contract, args: [campaign, period] }));
}
