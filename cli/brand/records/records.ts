import type { Address, Hex } from "viem";
import { getBlock } from "viem/actions";
import { openSegment } from "../../../src/answer/sealing.ts";
import {
  currentSegment,
  forgetExpired,
  linkCustomer,
  readLightRecord,
  recordAnswer,
  recordConsent,
  recordWithdrawal,
} from "../../../src/brand/lightRecord.ts";
import type { AnswerRecord, ConsentRecord } from "../../../src/brand/lightRecordEncoding.ts";
import { isLive } from "../../../src/brand/recordRules.ts";
import { type CampaignState, readCampaign } from "../../../src/chain/actions/campaignState.ts";
import { type ConsentState, readConsent } from "../../../src/chain/actions/consent.ts";
import { readAnswersSettled } from "../../../src/chain/actions/events.ts";
import { scopeOf } from "../../../src/chain/scope.ts";
import { explained } from "../../../src/chain/transact.ts";
import { retentionOf } from "../../../src/consent/terms/reading.ts";
import type { Store } from "../../../src/store.ts";
import { checkCampaign, type OpenedCampaign } from "../../campaign/campaignOnChain.ts";
import type { Context } from "../../setting/context.ts";
import { isUnreadable, readRow, type Unreadable } from "../../setting/rows.ts";
import { forgetSealKey, keptSealKey, type SealKeyPlace } from "../seals/sealKeys.ts";
import { uselessKeys } from "../seals/uselessKeys.ts";
import { erasedAt } from "./erased.ts";
import { recordStore } from "./recordStore.ts";

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
  /** Customers of whom the node did not say what the brand may keep: all of theirs stays as it is until it does. */
  readonly unchecked: readonly UncheckedCustomer[];
  /** How many seal keys were destroyed, because what they open may not be kept any more. */
  readonly forgotten: number;
}

export interface UnreadableAnswer {
  readonly subject: Address;
  readonly nullifier: bigint;
  readonly problem: string;
}

export interface UncheckedCustomer extends Unreadable {
  readonly subject: Address;
}

/** What the chain says of one settled answer. */
interface Finding {
  readonly subject: Address;
  readonly consent: ConsentState;
  /** What its seal key is for. */
  readonly scope: bigint;
  /** Undefined where it may not be kept any more, or cannot be read. */
  readonly answer?: AnswerRecord;
  /** It may not be kept any more. */
  readonly isOver?: boolean;
  readonly unreadable?: UnreadableAnswer;
}

/**
 * Brings the brand's light records of a campaign up to date with the chain: consents, withdrawals and answers,
 * whoever settled them; forgets what may not be kept any more. One answer that the brand cannot read, or of which the node
 * does not say whether it may be kept, does not keep it from the others.
 */
export async function updateRecords(context: Context, campaign: bigint): Promise<UpdatedRecords> {
  const state = await readCampaign(context.reader, context.deployment, { campaign });
  const { terms } = state;
  const now = await context.now();
  const { document, opened } = await checkCampaign(context, campaign);
  const retention = retentionOf(document.terms);
  // Before the chain is asked: a key that is made meanwhile is for an answer to come.
  const useless = await uselessKeys(context, campaign, { state, retention, now });
  const { findings, unchecked } = await findSettled(context, opened, { state, retention, now });
  // The chain is slow to answer, and others wait for the state: only what was found is written in a transaction.
  return context.state.transaction(async (writer) => {
    const store = recordStore(writer);
    const forget: SealKeyPlace[] = [...useless.places];
    for (const finding of findings) {
      const { subject, consent, answer, isOver } = finding;
      await linkCustomer(store, subject);
      await recordState(store, subject, { terms, ...consent });
      // The record may know of a withdrawal that the node does not show, or not any more.
      const last = (await readLightRecord(store, subject))?.consents.find((one) => isSame(one.terms, terms));
      const isAllowed = !isOver && last !== undefined && isLive(last, now);
      if (answer && isAllowed) await recordAnswer(store, subject, { answer, now });
      // With the key, and the chain, the segment could be read again.
      if (!isAllowed) forget.push(finding);
    }
    const forgotten = forget.reduce((count, place) => count + forgetSealKey(writer, place), 0);
    await forgetExpired(store, now);
    const subjects = new Set(findings.map(({ subject }) => subject));
    const known = await knownSegments(store, subjects, { campaign, now });
    return {
      known,
      unreadable: findings.flatMap(({ unreadable }) => unreadable ?? []),
      // Each customer once, whatever was asked about.
      unchecked: [
        ...new Map(
          [...useless.unchecked, ...unchecked].map((one) => [one.subject.toLowerCase(), one]),
        ).values(),
      ],
      forgotten,
    };
  });
}

/** In the order in which they were signed: a withdrawal forgets what was answered under the consent before it. */
async function recordState(store: Store, subject: Address, consent: ConsentRecord): Promise<void> {
  const { terms, signedAt, withdrawnAt } = consent;
  const withdraw = async () => {
    if (withdrawnAt > 0) await recordWithdrawal(store, subject, { terms, signedAt: withdrawnAt });
  };
  if (signedAt > withdrawnAt) await withdraw();
  await recordConsent(store, subject, consent);
  if (signedAt <= withdrawnAt) await withdraw();
}

async function findSettled(
  context: Context,
  { campaign, openedIn }: Pick<OpenedCampaign, "campaign" | "openedIn">,
  {
    state: { isSealed, terms },
    retention,
    now,
  }: { readonly state: CampaignState; readonly retention: number; readonly now: number },
): Promise<{ readonly findings: readonly Finding[]; readonly unchecked: readonly UncheckedCustomer[] }> {
  const { reader, deployment, onProgress } = context;
  const range = { campaign, fromBlock: openedIn, onProgress };
  const settled = await readAnswersSettled(reader, deployment, range);
  const findings: Finding[] = [];
  const unchecked: UncheckedCustomer[] = [];
  for (const { subject, nullifier, period, sealedSegment, validAt, blockNumber } of settled) {
    const row = await readRow(async () => {
      const consent = await readConsent(reader, deployment, { subject, terms });
      const { timestamp } = await explained(() => getBlock(reader, { blockNumber }));
      return { consent, settledAt: Number(timestamp) };
    });
    if (isUnreadable(row)) {
      unchecked.push({ subject, ...row });
      continue;
    }
    const { consent, settledAt } = row;
    if (settledAt <= (erasedAt(context.state, subject) ?? 0)) continue;
    const expiry = settledAt + retention;
    const scope = scopeOf(deployment, campaign, period);
    const found = { subject, consent, scope };
    // A consent after a withdrawal is for new answers.
    if (!consent.isLive || expiry <= now || settledAt <= consent.withdrawnAt) {
      findings.push({ ...found, isOver: true });
      continue;
    }
    try {
      const segment = openSegment(keptSealKey(context, { isSealed, scope, subject }), sealedSegment);
      findings.push({ ...found, answer: { terms, campaign, nullifier, segment, validAt, expiry } });
    } catch (error) {
      const problem = (error as Error).message;
      findings.push({ ...found, unreadable: { subject, nullifier, problem } });
    }
  }
  return { findings, unchecked };
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
