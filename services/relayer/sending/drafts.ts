import { estimateGas } from "viem/actions";
import { groupAnswers } from "../../../src/answer/batch.ts";
import { quoteAnswer } from "../../../src/chain/actions/settlement.ts";
import { type ContractCall, combineCalls } from "../../../src/chain/calls/call.ts";
import { batchCall } from "../../../src/chain/calls/settlementCalls.ts";
import { revertReason } from "../../shared/revertReason.ts";
import { checkProof } from "../http/checks.ts";
import { type MessageKind, readMessage } from "../http/messages.ts";
import type { Relayer } from "../relayer.ts";
import type { WorkKind } from "../store/ledger.ts";
import {
  countWaiting,
  markRefused,
  messagesById,
  type Waiting,
  type WaitingAnswer,
  type WaitingMessage,
  waitingAnswers,
  waitingMessages,
} from "../store/queue.ts";
import type { Head } from "./fees.ts";
import { findRefusal } from "./simulation.ts";

/** A transaction that could be sent now. */
export interface Draft extends ContractCall {
  readonly kind: WorkKind;
  readonly gas: bigint;
  /** Ids of the answers or messages in it. */
  readonly items: readonly string[];
}

/** The most that one transaction may use (EIP-7825). */
const GAS_CAP = 2n ** 24n;

const kindOf = { consent: "consents", withdrawal: "withdrawals", claim: "claims" } as const;

/** What is most urgent: withdrawals at once, the rest when it is due; undefined if nothing is. */
export async function nextDraft(relayer: Relayer, head: Head): Promise<Draft | undefined> {
  return (
    (await withdrawalDraft(relayer)) ??
    (await answerDraft(relayer, head)) ??
    (await dueMessageDraft(relayer, head, "consent")) ??
    (await dueMessageDraft(relayer, head, "claim"))
  );
}

export async function withdrawalDraft(relayer: Relayer): Promise<Draft | undefined> {
  const { database, policy } = relayer;
  const waiting = await waitingMessages(database.query, "withdrawal", policy.largestBatch);
  return messageDraft(relayer, "withdrawal", waiting);
}

/** Whether enough wait, or one waits for long enough, and gas is cheap enough. */
export function isDue(
  { policy }: Pick<Relayer, "policy">,
  { baseFee }: Head,
  { count, age }: Waiting,
): boolean {
  if (count === 0 || baseFee > policy.largestBaseFee) return false;
  return count >= policy.smallestBatch || age >= policy.largestAge;
}

async function dueMessageDraft(relayer: Relayer, head: Head, kind: MessageKind): Promise<Draft | undefined> {
  const { query } = relayer.database;
  if (!isDue(relayer, head, await countWaiting(query, kind))) return undefined;
  return messageDraft(relayer, kind, await waitingMessages(query, kind, relayer.policy.largestBatch));
}

/** The batch of answers that is due, or the consents that have to come first. */
async function answerDraft(relayer: Relayer, head: Head): Promise<Draft | undefined> {
  const { query } = relayer.database;
  if (!isDue(relayer, head, await countWaiting(query, "answer"))) return undefined;
  const waiting = await waitingAnswers(query, relayer.policy.largestBatch);
  const consents = waiting.flatMap(({ consent }) => consent ?? []);
  if (consents.length > 0) {
    const draft = await messageDraft(relayer, "consent", await messagesById(query, consents));
    if (draft !== undefined) return draft;
  }
  return batchDraft(relayer, consents.length > 0 ? await waitingAnswers(query, waiting.length) : waiting);
}

async function batchDraft(relayer: Relayer, waiting: readonly WaitingAnswer[]): Promise<Draft | undefined> {
  const sendable = waiting.filter(({ consent }) => consent === null);
  if (sendable.length === 0) return undefined;
  const answers = sendable.map(({ answer }) => answer);
  const draft = {
    kind: "answers",
    ...batchCall(relayer.deployment, answers),
    gas: batchGas(answers.length, groupAnswers(answers).length),
    items: sendable.map(({ id }) => id),
  } as const;
  const reason = await findRefusal(relayer, draft, draft.gas);
  if (reason === undefined) return draft;
  const culprits = await findCulprits(relayer, sendable);
  relayer.log(`batch of ${sendable.length} fails with ${reason}: ${culprits.length} refused`);
  await markRefused(relayer.database.query, "answers", culprits);
  const refused = new Set(culprits.map(({ id }) => id));
  const rest = sendable.filter(({ id }) => !refused.has(id));
  // Answers that pass one by one and fail together are fewer next time.
  return batchDraft(relayer, culprits.length > 0 ? rest : rest.slice(0, Math.floor(rest.length / 2)));
}

/** An upper bound; what is not used costs nothing. Trying it out would cost the node a dozen batches. */
function batchGas(answers: number, groups: number): bigint {
  const bound = 250_000n + 50_000n * BigInt(groups) + 100_000n * BigInt(answers);
  return bound < GAS_CAP ? bound : GAS_CAP;
}

/** The answers of a failing batch that would be refused alone, with their reasons. */
async function findCulprits(relayer: Relayer, waiting: readonly WaitingAnswer[]) {
  const culprits: { id: string; reason: string }[] = [];
  for (const { id, answer } of waiting) {
    try {
      await checkProof(relayer, answer);
      const refusal = await quoteAnswer(relayer.client, relayer.deployment, { answer });
      if (refusal !== undefined) culprits.push({ id, reason: refusal.reason });
    } catch (error) {
      const reason = revertReason(error);
      if (reason === undefined) throw error;
      culprits.push({ id, reason });
    }
  }
  return culprits;
}

/** A transaction with those of the messages that the chain would accept; the others end here. */
async function messageDraft(
  relayer: Relayer,
  kind: MessageKind,
  waiting: readonly WaitingMessage[],
): Promise<Draft | undefined> {
  const accepted: { readonly id: string; readonly call: ContractCall }[] = [];
  const refused: { readonly id: string; readonly reason: string }[] = [];
  for (const { id, body } of waiting) {
    const call = readMessage[kind](body).call(relayer.deployment);
    const reason = await findRefusal(relayer, call);
    if (reason === undefined) accepted.push({ id, call });
    else refused.push({ id, reason });
  }
  await markRefused(relayer.database.query, "messages", refused);
  return combinedDraft(relayer, kind, accepted);
}

async function combinedDraft(
  relayer: Relayer,
  kind: MessageKind,
  accepted: readonly { readonly id: string; readonly call: ContractCall }[],
): Promise<Draft | undefined> {
  if (accepted.length === 0) return undefined;
  const combined = combineCalls(accepted.map(({ call }) => call));
  const { client } = relayer;
  try {
    const needed = await estimateGas(client, { account: client.account, ...combined });
    const gas = (needed * 5n) / 4n;
    if (gas <= GAS_CAP) return { kind: kindOf[kind], ...combined, gas, items: accepted.map(({ id }) => id) };
  } catch (error) {
    if (revertReason(error) === undefined) throw error;
  }
  // Messages of one subject can exclude each other, and contract accounts can need much gas.
  return combinedDraft(relayer, kind, accepted.slice(0, Math.floor(accepted.length / 2)));
}
