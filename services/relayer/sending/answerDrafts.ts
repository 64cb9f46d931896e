import { decodeFunctionResult } from "viem";
import { groupAnswers } from "../../../src/answer/batch.ts";
import { quoteAnswer } from "../../../src/chain/actions/settlement.ts";
import { batchCall, settleWithCall } from "../../../src/chain/calls/settlementCalls.ts";
import { campaignsAbi } from "../../../src/generated/abis.ts";
import { missedAt } from "../deadlines.ts";
import { checkProof } from "../http/checks.ts";
import type { Lane } from "../lanes.ts";
import type { Relayer } from "../relayer.ts";
import { strangersGasLeft } from "../store/strangers.ts";
import { type WaitingAnswer, waitingAnswers } from "../store/waiting.ts";
import { readAnswerDeadlines } from "../timeLeft.ts";
import type { Draft } from "./draft.ts";
import { affordableGas, type Fees, type Market, marketFees } from "./fees.ts";
import { endRefused, postponeUntried } from "./refusing.ts";
import { reasonOfFailure, simulate } from "./simulation.ts";

/** Gas that a settler's code may take to look at its ticket. */
const TICKET_GAS = 450_000n;

/** What answers of one lane are drafted with. */
interface Drafting {
  readonly relayer: Relayer;
  readonly market: Market;
  readonly lane: Lane;
  readonly fees: Fees;
  readonly mostGas: bigint;
}

/** The oldest answer if it has to be settled alone, or else a batch of the oldest; undefined if nothing can be sent. */
export async function answerDraft(relayer: Relayer, market: Market, lane: Lane): Promise<Draft | undefined> {
  const { policy, database } = relayer;
  const fees = marketFees(market, policy, false);
  if (fees === undefined) return undefined;
  const left = await strangersGasLeft(database.query, policy, lane, false);
  const affordable = affordableGas(market, fees);
  const mostGas = left !== undefined && left < affordable ? left : affordable;
  const drafting = { relayer, market, lane, fees, mostGas };
  const waiting = await waitingAnswers(database.query, lane, policy.largestBatch);
  const [first] = waiting;
  if (first?.ticket !== undefined) return soloDraft(drafting, first);
  return batchDraft(
    drafting,
    waiting.filter(({ ticket }) => ticket === undefined),
  );
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
  if ((await refuseLate(relayer, [{ id, answer, ticket }])).length === 0) return undefined;
  try {
    await simulate(relayer, call, { gas, fees, market });
  } catch (error) {
    const reason = reasonOfFailure(error);
    if (reason === undefined) return postponeUntried(relayer, "answer", id, error);
    await endRefused(relayer, "answer", [{ id, reason }]);
    return undefined;
  }
  return { kind: "answers", lane, ...call, gas, fees, items: [id] };
}

async function batchDraft(drafting: Drafting, waiting: readonly WaitingAnswer[]): Promise<Draft | undefined> {
  const { relayer, market, lane, fees, mostGas } = drafting;
  const fitting = await refuseLate(relayer, fit(waiting, mostGas));
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
    const { id } = fitting[0]!;
    if (typeof outcome === "object") return postponeUntried(relayer, "answer", id, outcome.untried);
    // It passes every check of its own, and still cannot be sent.
    culprits.push({ id, reason: typeof outcome === "string" ? outcome : "Reverted" });
  }
  const words = typeof outcome === "object" ? "cannot be tried out" : `comes to ${outcome} in a simulation`;
  relayer.log(`batch of ${fitting.length} ${words}: ${culprits.length} refused`);
  await endRefused(relayer, "answer", culprits);
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

/** Ends the answers that could be too late in their block, and returns the others. */
async function refuseLate(relayer: Relayer, waiting: readonly WaitingAnswer[]): Promise<WaitingAnswer[]> {
  const { campaigns, policy } = relayer;
  const latest = (await campaigns.now()) + policy.margin;
  const checked = await Promise.all(
    waiting.map(async (entry) => {
      const deadlines = await readAnswerDeadlines(relayer, entry.answer, entry.ticket);
      return { entry, missed: missedAt(deadlines, latest) };
    }),
  );
  const late = checked.flatMap(({ entry: { id }, missed }) =>
    missed ? [{ id, reason: missed.reason }] : [],
  );
  await endRefused(relayer, "answer", late);
  return checked.flatMap(({ entry, missed }) => (missed ? [] : [entry]));
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
async function findCulprits(relayer: Relayer, waiting: readonly WaitingAnswer[]) {
  const culprits: { id: string; reason: string }[] = [];
  for (const { id, answer } of waiting) {
    try {
      await checkProof(relayer, answer);
      const refusal = await quoteAnswer(relayer.client, relayer.deployment, { answer });
      if (refusal !== undefined) culprits.push({ id, reason: refusal.reason });
    } catch (error) {
      // Of what the node cannot try out nothing is known: alone it will wait.
      const reason = reasonOfFailure(error);
      if (reason !== undefined) culprits.push({ id, reason });
    }
  }
  return culprits;
}
