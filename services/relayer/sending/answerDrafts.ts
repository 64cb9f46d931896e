import { decodeFunctionResult } from "viem";
import type { Answer } from "../../../src/answer/answer.ts";
import { groupAnswers } from "../../../src/answer/batch.ts";
import { quoteAnswer } from "../../../src/chain/actions/settlement.ts";
import { batchCall, settleWithCall } from "../../../src/chain/calls/settlementCalls.ts";
import { contractErrorName } from "../../../src/errors.ts";
import { campaignsAbi } from "../../../src/generated/abis.ts";
import { isConsentOnItsWay, WITHOUT_CONSENT } from "../consentsOnTheirWay.ts";
import { missedAt } from "../deadlines.ts";
import { checkProof } from "../http/checks.ts";
import type { Lane } from "../lanes.ts";
import type { Relayer } from "../relayer.ts";
import { postpone, postponeForOther } from "../store/queue.ts";
import { strangersGasLeft } from "../store/strangers.ts";
import { type WaitingAnswer, waitingAnswers } from "../store/waiting.ts";
import { readAnswerDeadlines } from "../timeLeft.ts";
import type { Draft } from "./draft.ts";
import { affordableGas, type Fees, type Market, marketFees } from "./fees.ts";
import { endRefused, PAUSE, postponeUntried } from "./refusing.ts";
import { reasonOfFailure, simulate } from "./simulation.ts";

/** Gas that a settler's code may take to look at its ticket. */
const TICKET_GAS = 450_000n;

/** Whose checks of proofs these are; others' are counted by their address. */
const OWN_CHECKS = "relayer";

/** What answers of one lane are drafted with. */
interface Drafting {
  readonly relayer: Relayer;
  readonly market: Market;
  readonly lane: Lane;
  readonly fees: Fees;
  readonly mostGas: bigint;
}

/**
 * The oldest answer if it has to be settled alone, or else a batch of the oldest; what cannot be sent yet, such as what
 * still lacks its consent, lets the others go first. Undefined if nothing can be sent.
 *
 * @param beside A work that waits for its block.
 */
export async function answerDraft(
  relayer: Relayer,
  market: Market,
  lane: Lane,
  beside?: number,
): Promise<Draft | undefined> {
  const { policy, database } = relayer;
  const fees = marketFees(market, policy, false);
  if (fees === undefined) return undefined;
  const left = await strangersGasLeft(database.query, policy, { lane, isWithdrawal: false });
  const affordable = affordableGas(market, fees);
  const mostGas = left !== undefined && left < affordable ? left : affordable;
  const drafting = { relayer, market, lane, fees, mostGas };
  const waiting = await waitingAnswers(database.query, lane, policy.largestBatch, beside);
  const batched = waiting.filter(({ ticket }) => ticket === undefined);
  const batch = () => batchDraft(drafting, batched);
  const isBatchFirst = waiting[0]?.ticket === undefined;
  return (
    (isBatchFirst ? await batch() : undefined) ??
    (await firstSoloDraft(drafting, waiting)) ??
    (isBatchFirst ? undefined : await batch())
  );
}

async function firstSoloDraft(
  drafting: Drafting,
  waiting: readonly WaitingAnswer[],
): Promise<Draft | undefined> {
  for (const entry of waiting.filter(({ ticket }) => ticket !== undefined)) {
    const draft = await soloDraft(drafting, entry);
    if (draft !== undefined) return draft;
  }
  return undefined;
}

/** An answer to a sealed campaign of another settler, with its ticket. */
async function soloDraft(
  drafting: Drafting,
  { id, answer, ticket }: WaitingAnswer,
): Promise<Draft | undefined> {
  const { relayer, market, lane, fees, mostGas } = drafting;
  const call = settleWithCall(relayer.deployment, { answer, ticket });
  const gas = batchGas(1, 1) + TICKET_GAS;
  if (gas > mostGas) return undefined;
  if ((await keepReady(relayer, [{ id, answer, ticket }])).length === 0) return undefined;
  try {
    await simulate(relayer, call, { gas, fees, market });
  } catch (error) {
    const reason = reasonOfFailure(error);
    if (reason === undefined) return postponeUntried(relayer, "answer", id, error);
    await refuse(relayer, [{ id, answer, reason }]);
    return undefined;
  }
  return { kind: "answers", lane, ...call, gas, fees, items: [id] };
}

async function batchDraft(drafting: Drafting, waiting: readonly WaitingAnswer[]): Promise<Draft | undefined> {
  const { relayer, market, lane, fees, mostGas } = drafting;
  const fitting = await keepReady(relayer, fit(waiting, mostGas));
  if (fitting.length === 0) return undefined;
  const answers = fitting.map(({ answer }) => answer);
  const call = batchCall(relayer.deployment, answers);
  const gas = gasOf(fitting);
  const outcome = await simulateBatch(drafting, call, gas);
  const draft: Draft = {
    kind: "answers",
    lane,
    ...call,
    gas,
    fees,
    items: fitting.map(({ id }) => id),
  };
  if (outcome === fitting.length) return draft;
  const culprits = await findCulprits(relayer, fitting);
  if (culprits.length === 0 && typeof outcome === "number" && outcome > 0) return draft;
  if (culprits.length === 0 && fitting.length === 1) {
    const { id, answer } = fitting[0]!;
    if (typeof outcome === "object") return postponeUntried(relayer, "answer", id, outcome.untried);
    // It passes every check of its own, and still cannot be sent.
    culprits.push({ id, answer, reason: typeof outcome === "string" ? outcome : "Reverted" });
  }
  const words = typeof outcome === "object" ? "cannot be tried out" : `comes to ${outcome} in a simulation`;
  relayer.log(`batch of ${fitting.length} ${words}: ${culprits.length} refused`);
  await refuse(relayer, culprits);
  const refused = new Set(culprits.map(({ id }) => id));
  const rest = fitting.filter(({ id }) => !refused.has(id));
  // Answers that pass one by one and fail together are fewer next time.
  const next = culprits.length > 0 ? rest : rest.slice(0, Math.floor(rest.length / 2));
  return batchDraft({ relayer, market, lane, fees, mostGas }, next);
}

/** How many answers of a batch would be settled; or why it fails; or what kept the node from trying. */
async function simulateBatch(
  { relayer, market, fees }: Drafting,
  call: ReturnType<typeof batchCall>,
  gas: bigint,
): Promise<number | string | { readonly untried: unknown }> {
  try {
    const data = await simulate(relayer, call, { gas, fees, market });
    return Number(decodeFunctionResult({ abi: campaignsAbi, functionName: "settleBatch", data }));
  } catch (error) {
    return reasonOfFailure(error) ?? { untried: error };
  }
}

/**
 * Ends the answers that could be too late in their block, and returns those that can be settled: what lacks a consent
 * that is on its way is passed over until that is decided.
 */
async function keepReady(relayer: Relayer, waiting: readonly WaitingAnswer[]): Promise<WaitingAnswer[]> {
  const { campaigns, policy } = relayer;
  const latest = (await campaigns.now()) + policy.margin;
  const there = await Promise.all(waiting.map((entry) => deadlinesIfThere(relayer, entry)));
  const checked = there.flatMap((found) => {
    if (found === undefined) return [];
    const { entry, deadlines } = found;
    const others = deadlines.filter(({ reason }) => reason !== WITHOUT_CONSENT);
    return [{ entry, missed: missedAt(others, latest) ?? missedAt(deadlines, latest) }];
  });
  const late = checked.flatMap(({ entry: { id, answer }, missed }) =>
    missed ? [{ id, answer, reason: missed.reason }] : [],
  );
  await refuse(relayer, late);
  return checked.flatMap(({ entry, missed }) => (missed ? [] : [entry]));
}

/**
 * What an answer has to be settled before; undefined where a reorganisation took its campaign away, which may come back:
 * that answer waits, and no other one with it.
 */
async function deadlinesIfThere(relayer: Relayer, entry: WaitingAnswer) {
  try {
    return { entry, deadlines: await readAnswerDeadlines(relayer, entry.answer, entry.ticket) };
  } catch (error) {
    if (contractErrorName(error) !== "CampaignUnknown") throw error;
    await postpone(relayer.database.query, "answers", entry.id, PAUSE);
    return undefined;
  }
}

/** An answer that cannot be settled now, and why. */
interface Unsettled extends Pick<WaitingAnswer, "id" | "answer"> {
  readonly reason: string;
}

/** Ends answers, but none that only lacks a consent that is on its way: that lets others go first. */
async function refuse(relayer: Relayer, unsettled: readonly Unsettled[]): Promise<void> {
  const refused: Unsettled[] = [];
  for (const entry of unsettled) {
    const waits = entry.reason === WITHOUT_CONSENT && (await isConsentOnItsWay(relayer, entry.answer));
    if (waits) await postponeForOther(relayer.database.query, entry.id, PAUSE);
    else refused.push(entry);
  }
  await endRefused(relayer, "answer", refused);
}

function fit(waiting: readonly WaitingAnswer[], mostGas: bigint): readonly WaitingAnswer[] {
  let fitting = waiting;
  while (fitting.length > 0 && gasOf(fitting) > mostGas) fitting = fitting.slice(0, -1);
  return fitting;
}

function gasOf(waiting: readonly WaitingAnswer[]): bigint {
  const answers = waiting.map(({ answer }) => answer);
  return batchGas(answers.length, groupAnswers(answers).length);
}

/** An upper bound; what is not used costs nothing. Trying it out would cost the node a dozen batches. */
function batchGas(answers: number, groups: number): bigint {
  return 250_000n + 50_000n * BigInt(groups) + 100_000n * BigInt(answers);
}

/** The answers of a batch that would be refused alone, with their reasons. */
async function findCulprits(relayer: Relayer, waiting: readonly WaitingAnswer[]): Promise<Unsettled[]> {
  const refused = await reasonsOf(waiting, ({ answer }) => refusalOf(relayer, answer));
  if (refused.length > 0) return refused;
  // Each was checked when it came in, and a check takes long.
  return reasonsOf(waiting, async ({ answer }) => {
    await checkProof(relayer, answer, OWN_CHECKS);
    return undefined;
  });
}

async function refusalOf({ client, deployment }: Relayer, answer: Answer): Promise<string | undefined> {
  return (await quoteAnswer(client, deployment, { answer }))?.reason;
}

async function reasonsOf(
  waiting: readonly WaitingAnswer[],
  check: (entry: WaitingAnswer) => Promise<string | undefined>,
): Promise<Unsettled[]> {
  // Of what the node cannot try out nothing is known: alone it will wait.
  const reasons = await Promise.all(waiting.map((entry) => check(entry).catch(reasonOfFailure)));
  return waiting.flatMap(({ id, answer }, place) => {
    const reason = reasons[place];
    return reason === undefined ? [] : [{ id, answer, reason }];
  });
}
