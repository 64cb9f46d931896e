import type { Address, Hex } from "viem";
import { getBlock } from "viem/actions";
import { openSegment } from "../../src/answer/sealing.ts";
import {
  currentSegment,
  forgetExpired,
  isLive,
  linkCustomer,
  readLightRecord,
  recordAnswer,
  recordConsent,
  recordWithdrawal,
} from "../../src/brand/lightRecord.ts";
import type { AnswerRecord } from "../../src/brand/lightRecordEncoding.ts";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { type ConsentState, readConsent } from "../../src/chain/actions/consent.ts";
import { readAnswersSettled } from "../../src/chain/actions/events.ts";
import { scopeOf } from "../../src/chain/scope.ts";
import { explained } from "../../src/chain/transact.ts";
import { retentionOf } from "../../src/format/campaign/terms.ts";
import type { Store } from "../../src/store.ts";
import { checkCampaign } from "../campaign/campaignOnChain.ts";
import type { Context } from "../setting/context.ts";
import { recordStore } from "./recordStore.ts";
import { forgetSealKey, keptSealKey } from "./sealKeys.ts";

/** A customer's segment under its pseudonym. */
export interface KnownSegment {
  readonly subject: Address;
  /** 0 to 4. */
  readonly segment: number;
}

/** What the brand knows of a campaign's customers. */
export interface UpdatedRecords {
  /** The segments that the brand may use now. */
  readonly known: readonly KnownSegment[];
  /** Settled answers that the brand cannot read: it gave no seal key, or the customer used another one. */
  readonly unreadable: readonly UnreadableAnswer[];
}

export interface UnreadableAnswer {
  readonly subject: Address;
  readonly nullifier: bigint;
  readonly problem: string;
}

/** What the chain says of one settled answer. */
interface Finding {
  readonly subject: Address;
  readonly consent: ConsentState;
  /** Undefined where it may not be kept any more, or cannot be read. */
  readonly answer?: AnswerRecord;
  /** Where it may not be kept any more: what its seal key is for. */
  readonly forgottenScope?: bigint;
  readonly unreadable?: UnreadableAnswer;
}

/**
 * Brings the brand's light records of a campaign up to date with the chain: consents, withdrawals and answers,
 * whoever settled them; forgets what may not be kept any more. One answer that the brand cannot read does not keep it
 * from the others.
 */
export async function updateRecords(context: Context, campaign: bigint): Promise<UpdatedRecords> {
  const { terms } = await readCampaign(context.reader, context.deployment, { campaign });
  const now = await context.now();
  const findings = await findSettled(context, campaign, now);
  // The chain is slow to answer, and others wait for the state: only what was found is written in a transaction.
  const known = await context.state.transaction(async (writer) => {
    const store = recordStore(writer);
    for (const { subject, consent, answer, forgottenScope } of findings) {
      await linkCustomer(store, subject);
      await recordConsent(store, subject, { terms, ...consent });
      if (consent.withdrawnAt > 0)
        await recordWithdrawal(store, subject, { terms, signedAt: consent.withdrawnAt });
      // With the key, and the chain, the segment could be read again.
      if (forgottenScope !== undefined) forgetSealKey(writer, forgottenScope, subject);
      // The record may know of a withdrawal that the node does not show, or not any more.
      const last = (await readLightRecord(store, subject))?.consents.find((one) => isSame(one.terms, terms));
      if (answer && last && isLive(last, now)) await recordAnswer(store, subject, { answer, now });
    }
    await forgetExpired(store, now);
    return knownSegments(store, new Set(findings.map(({ subject }) => subject)), { campaign, now });
  });
  return { known, unreadable: findings.flatMap(({ unreadable }) => unreadable ?? []) };
}

async function findSettled(context: Context, campaign: bigint, now: number): Promise<Finding[]> {
  const { reader, deployment, onProgress } = context;
  const { isSealed, terms } = await readCampaign(reader, deployment, { campaign });
  const { document, opened } = await checkCampaign(context, campaign);
  const retention = retentionOf(document.terms);
  const settled = await readAnswersSettled(reader, deployment, {
    campaign,
    fromBlock: opened.openedIn,
    onProgress,
  });
  const findings: Finding[] = [];
  for (const { subject, nullifier, period, sealedSegment, validAt, blockNumber } of settled) {
    const consent = await readConsent(reader, deployment, { subject, terms });
    const { timestamp } = await explained(() => getBlock(reader, { blockNumber }));
    const expiry = Number(timestamp) + retention;
    const scope = scopeOf(deployment, campaign, period);
    if (!consent.isLive || expiry <= now) {
      findings.push({ subject, consent, forgottenScope: scope });
      continue;
    }
    try {
      const segment = openSegment(keptSealKey(context, { isSealed, scope, subject }), sealedSegment);
      findings.push({ subject, consent, answer: { terms, campaign, nullifier, segment, validAt, expiry } });
    } catch (error) {
      const problem = (error as Error).message;
      findings.push({ subject, consent, unreadable: { subject, nullifier, problem } });
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

function isSame(left: Hex, right: Hex): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
