import { PLAIN_MESSAGE_GAS } from "../../../src/chain/actions/delivery.ts";
import type { ContractCall } from "../../../src/chain/calls/call.ts";
import {
  consentsDeliveryCall,
  deliveryCall,
  haveWordsInCommon,
} from "../../../src/chain/calls/deliveryCalls.ts";
import { missedAt } from "../deadlines.ts";
import { type MessageKind, readMessage } from "../http/messages.ts";
import { type Lane, runsStrangersCode } from "../lanes.ts";
import type { Policy } from "../policy.ts";
import type { Relayer } from "../relayer.ts";
import { strangersGasLeft } from "../store/strangers.ts";
import type { WaitingMessage } from "../store/waiting.ts";
import type { Draft } from "./draft.ts";
import { affordableGas, type Market, marketFees } from "./fees.ts";
import { endRefused, postponeUntried } from "./refusing.ts";
import { deliveryGas, reasonOfFailure, simulateDelivery } from "./simulation.ts";

interface Entry {
  readonly id: string;
  readonly body: unknown;
  readonly call: ContractCall;
}

/** What a transaction of one kind is called. */
export const workKindOf = {
  answer: "answers",
  consent: "consents",
  withdrawal: "withdrawals",
  claim: "claims",
} as const;

/** What is in a transaction of one kind. */
export const itemKindOf = {
  answers: "answer",
  consents: "consent",
  withdrawals: "withdrawal",
  claims: "claim",
} as const;

/** Messages in one transaction of the lane in which each may use all of its gas. */
const LARGEST_CODE_BATCH = 8;

/** Amounts of gas for the withdrawal of an account with code, in turn: most accounts need little more than a plain key. */
const ACCOUNT_GAS = [PLAIN_MESSAGE_GAS + 30_000, 2 * PLAIN_MESSAGE_GAS + 50_000] as const;

/** What a message's gas depends on. */
interface GasOf {
  readonly kind: MessageKind;
  readonly lane: Lane;
  /** What was found when it came in; null where it is the same for all. */
  readonly gas?: number | null | undefined;
}

/** Gas that each message of a transaction gets. */
export function messageGas({ codeGas }: Pick<Policy, "codeGas">, { kind, lane, gas }: GasOf): number {
  return gas ?? (runsStrangersCode(lane) || kind === "claim" ? codeGas : PLAIN_MESSAGE_GAS);
}

/** What an account's code may take to end a consent on record, the least first. */
export function accountGas({ codeGas }: Pick<Policy, "codeGas">): readonly number[] {
  return [...ACCOUNT_GAS.filter((gas) => gas < codeGas), codeGas];
}

/** How many messages of a lane go into a transaction at most. */
export function largestBatchOf({ largestBatch }: Pick<Policy, "largestBatch">, lane: Lane): number {
  return runsStrangersCode(lane) ? Math.min(largestBatch, LARGEST_CODE_BATCH) : largestBatch;
}

/**
 * A transaction with those of the messages that the chain would accept now; the others end here. Undefined if none is
 * left, or if price, funds or the strangers' gas do not allow it yet.
 */
export async function messageDraft(
  relayer: Relayer,
  market: Market,
  { kind, lane }: { readonly kind: MessageKind; readonly lane: Lane },
  waiting: readonly WaitingMessage[],
): Promise<Draft | undefined> {
  const { policy, deployment, database } = relayer;
  const isWithdrawal = kind === "withdrawal";
  const fees = marketFees(market, policy, isWithdrawal);
  if (fees === undefined) return undefined;
  const gasLimit = messageGas(policy, { kind, lane, gas: waiting[0]?.gas });
  const { isFirst, isLong } = waiting[0] ?? { isFirst: true, isLong: false };
  const isCheap = gasLimit <= ACCOUNT_GAS[0] && !isLong;
  const left = await strangersGasLeft(database.query, policy, { lane, isWithdrawal, isCheap, isFirst });
  const affordable = affordableGas(market, fees);
  const mostGas = left !== undefined && left < affordable ? left : affordable;
  // What shares a transaction shares its cost, and what may be spent on it.
  const alike = waiting.filter(
    (other) => other.gas === waiting[0]!.gas && other.isFirst === isFirst && other.isLong === isLong,
  );
  const entries = await refuseLate(relayer, kind, alike);
  const fitting = fit(entries, gasLimit, mostGas);
  const accepted = await sortOut(relayer, kind, fitting, gasLimit, (calls) => ({
    gas: deliveryGas(calls, gasLimit),
    fees,
    market,
  }));
  if (accepted.length === 0) return undefined;
  const messages = accepted.map(({ call }) => call);
  const consents = kind === "consent" ? accepted.map(({ body }) => readMessage.consent(body).content) : [];
  const call =
    consents.length > 1 && haveWordsInCommon(consents)
      ? consentsDeliveryCall(deployment, { consents, gasLimit })
      : deliveryCall(deployment, { messages, gasLimit });
  const items = accepted.map(({ id }) => id);
  return { kind: workKindOf[kind], lane, ...call, gas: deliveryGas(messages, gasLimit), fees, items };
}

/** Ends the messages that could be too late in their block, and returns the others with their calls. */
async function refuseLate(
  relayer: Relayer,
  kind: MessageKind,
  waiting: readonly WaitingMessage[],
): Promise<Entry[]> {
  const { campaigns, deployment, policy } = relayer;
  const latest = (await campaigns.now()) + policy.margin;
  const read = waiting.map(({ id, body }) => {
    const { deadlines, call } = readMessage[kind](body);
    return { id, body, call: call(deployment), missed: missedAt(deadlines, latest) };
  });
  const late = read.flatMap(({ id, missed }) => (missed ? [{ id, reason: missed.reason }] : []));
  await endRefused(relayer, kind, late);
  return read.filter(({ missed }) => missed === undefined);
}

/** The first of the messages that one transaction has room for. */
function fit(entries: readonly Entry[], gasLimit: number, mostGas: bigint): readonly Entry[] {
  const fitting: Entry[] = [];
  for (const entry of entries) {
    const calls = [...fitting, entry].map(({ call }) => call);
    if (deliveryGas(calls, gasLimit) > mostGas) break;
    fitting.push(entry);
  }
  return fitting;
}

/**
 * Keeps the messages that would be delivered, and ends the others. Throws `UntriedError` if the node cannot try out even
 * one.
 */
async function sortOut(
  relayer: Relayer,
  kind: MessageKind,
  entries: readonly Entry[],
  gasLimit: number,
  offerFor: (calls: readonly ContractCall[]) => Parameters<typeof simulateDelivery>[3],
): Promise<readonly Entry[]> {
  if (entries.length === 0) return [];
  const calls = entries.map(({ call }) => call);
  let reasons: readonly (string | undefined)[];
  try {
    reasons = await simulateDelivery(relayer, calls, gasLimit, offerFor(calls));
  } catch (error) {
    const reason = reasonOfFailure(error);
    // Whatever it is, the one message that has it ends or waits.
    if (entries.length > 1) {
      return sortOut(relayer, kind, entries.slice(0, Math.floor(entries.length / 2)), gasLimit, offerFor);
    }
    const { id } = entries[0]!;
    if (reason === undefined) return postponeUntried(relayer, kind, id, error);
    await endRefused(relayer, kind, [{ id, reason }]);
    return [];
  }
  const refused = entries.flatMap(({ id }, place) =>
    reasons[place] === undefined ? [] : [{ id, reason: reasons[place] }],
  );
  await endRefused(relayer, kind, refused);
  return entries.filter((_, place) => reasons[place] === undefined);
}
