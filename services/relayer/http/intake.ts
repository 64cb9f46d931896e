import { readJson } from "../../shared/http/body.ts";
import type { Request } from "../../shared/http/replies.ts";
import type { Turns } from "../../shared/turns.ts";
import { type Lane, lanesBeside, strangersLanes } from "../lanes.ts";
import type { Relayer } from "../relayer.ts";
import { messageGas } from "../sending/messageDrafts.ts";
import {
  addAnswer,
  addMessage,
  countOfSubject,
  countPending,
  findMessage,
  findSameAnswer,
} from "../store/queue.ts";
import { strangersGasLeft } from "../store/strangers.ts";
import { checkAnswer } from "./checks.ts";
import { checkMessage } from "./messageChecks.ts";
import { type MessageKind, messageId, readMessage } from "./messages.ts";
import { progressBody, replyConflict, replyFull, replySpent, replyTooMany } from "./progress.ts";
import { submissionShape } from "./shapes.ts";

/** Those who have shown nothing, and those without any tie to the operator, each have one of so many places. */
const STRANGERS_SHARE = 4;
const allLanes: readonly Lane[] = ["sponsored", ...strangersLanes];

/** What takes something in, besides the relayer's parts. */
export interface Intake {
  /** Called when something new waits. */
  readonly wake: () => void;
  /** Of one subject's messages each is checked when the one before is kept: each may change what the next can do. */
  readonly inTurn: Turns;
}

/** Takes an answer, unless it would not be settled. */
export async function postAnswer(relayer: Relayer, { wake }: Intake, context: Request) {
  const submission = submissionShape.parse(await readJson(context));
  const { database, deployment, metrics } = relayer;
  const known = await findSameAnswer(database.query, deployment, submission.answer);
  const isUnderWay = known !== undefined && known.state !== "refused" && known.state !== "skipped";
  if (isUnderWay)
    return known.isSame ? context.json(progressBody(known), 200) : replyConflict(context, known);
  // Before the work on it; whose it is shows only after that.
  if (await isFull(relayer, "answer", "sponsored")) return replyFull(context);
  const end = metrics.checks.startTimer();
  const checked = await checkAnswer(relayer, submission);
  end();
  if (await isFull(relayer, "answer", checked.lane)) return replyFull(context);
  if (await isSpent(relayer, "answer", checked.lane)) return replySpent(context);
  const added = await addAnswer(database, deployment, checked);
  if (!added.isSame) return replyConflict(context, added);
  wake();
  return context.json(progressBody(added), added.isNew ? 202 : 200);
}

/** Takes a signed message, unless it would not be delivered. */
export async function postMessage(relayer: Relayer, intake: Intake, kind: MessageKind, context: Request) {
  const body = await readJson(context);
  const { content } = readMessage[kind](body);
  const key = "subject" in content ? content.subject : `${content.campaign} ${content.nullifier}`;
  return intake.inTurn(key, () => takeMessage(relayer, intake, kind, { content, body }, context));
}

async function takeMessage(
  relayer: Relayer,
  { wake }: Intake,
  kind: MessageKind,
  { content, body }: { readonly content: object; readonly body: unknown },
  context: Request,
) {
  const { database, deployment, policy } = relayer;
  const known = await findMessage(database.query, kind, messageId(deployment, kind, content));
  if (known !== undefined && known.state !== "refused") return context.json(progressBody(known), 200);
  if (await isFull(relayer, kind, "sponsored")) return replyFull(context);
  const checked = await checkMessage(relayer, kind, body);
  if (await isFull(relayer, kind, checked.lane)) return replyFull(context);
  if (await isSpent(relayer, kind, checked.lane)) return replySpent(context);
  if ((await countOfSubject(database.query, checked.subject)) >= policy.subjectRate) {
    return replyTooMany(context);
  }
  const kept = await addMessage(database.query, deployment, kind, checked);
  wake();
  return context.json(progressBody(kept), kept.state === "queued" ? 202 : 200);
}

/** Withdrawals have places of their own: a full queue is no reason to keep one waiting. */
async function isFull(
  { database: { query }, policy }: Relayer,
  kind: MessageKind | "answer",
  lane: Lane,
): Promise<boolean> {
  const isWithdrawal = kind === "withdrawal";
  if ((await countPending(query, allLanes, isWithdrawal)) >= policy.largestQueue) return true;
  if (lane === "sponsored") return false;
  const places = Math.ceil(policy.largestQueue / STRANGERS_SHARE);
  return (await countPending(query, lanesBeside(lane), isWithdrawal)) >= places;
}

/** Whether the strangers' gas does not even suffice for this one. */
async function isSpent(
  { database: { query }, policy }: Relayer,
  kind: MessageKind | "answer",
  lane: Lane,
): Promise<boolean> {
  const isWithdrawal = kind === "withdrawal";
  const left = await strangersGasLeft(query, policy, lane, isWithdrawal);
  // A withdrawal may wait for tomorrow; nobody has to come again to stop something.
  if (left === undefined || isWithdrawal) return false;
  return left < (kind === "answer" ? ANSWER_GAS : BigInt(messageGas(policy, kind, lane)));
}

/** About what an answer alone costs. */
const ANSWER_GAS = 300_000n;
