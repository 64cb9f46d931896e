import { readJson } from "../../shared/http/body.ts";
import type { Request } from "../../shared/http/replies.ts";
import type { Turns } from "../../shared/work/turns.ts";
import { type Lane, lanesBeside, strangersLanes } from "../lanes.ts";
import type { Relayer } from "../relayer.ts";
import { messageGas } from "../sending/messageDrafts.ts";
import { gasWaiting } from "../store/accounts.ts";
import { type CheckedAnswer, isGivenUp } from "../store/answers.ts";
import { pendingIn } from "../store/pending.ts";
import { addMessage, countOfSubject, findMessage } from "../store/queue.ts";
import type { MostGas } from "../store/sponsored.ts";
import { strangersGasLeft } from "../store/strangers.ts";
import { allowanceOf } from "./accountLimits.ts";
import type { CheckLines } from "./checkLines.ts";
import { checkAnswer } from "./checks.ts";
import { checkMessage } from "./messageChecks.ts";
import { type MessageKind, type Messages, messageId, readMessage } from "./messages.ts";
import {
  progressBody,
  replyCampaignSpent,
  replyConflict,
  replyFull,
  replySpent,
  replyTooMany,
  replyUsedUp,
} from "./progress.ts";
import { submissionShape } from "./shapes.ts";
import { requireSigned, type Signed } from "./signed.ts";

/** Those who have shown nothing, and those without any tie to the operator, each have one of so many places. */
const STRANGERS_SHARE = 4;
const allLanes: readonly Lane[] = ["sponsored", ...strangersLanes];

/** What takes something in, besides the relayer's parts. */
export interface Intake {
  /** Called when something new waits. */
  readonly wake: () => void;
  readonly lines: CheckLines;
  /** Of one subject's messages each is checked when the one before is kept: each may change what the next can do. */
  readonly inTurn: Turns;
}

/** Takes an answer, unless it would not be settled. */
export async function postAnswer(relayer: Relayer, { wake, lines }: Intake, context: Request) {
  const submission = submissionShape.parse(await readJson(context));
  const { metrics, together } = relayer;
  const known = await together.findSameAnswer(submission.answer);
  if (known !== undefined && !isGivenUp(known.state))
    return known.isSame ? context.json(progressBody(known), 200) : replyConflict(context, known);
  return lines.others(context, async (sender) => {
    // Before the work on it; whose it is shows only after that, when it is counted again.
    if (await wasFull(relayer)) return replyFull(context);
    const end = metrics.checks.startTimer();
    const checked = await checkAnswer(relayer, submission, sender);
    end();
    if (await isFull(relayer, "answer", checked.lane)) return replyFull(context);
    if (await isSpent(relayer, { kind: "answer", lane: checked.lane })) return replySpent(context);
    const { consent } = checked;
    if (consent !== undefined) {
      if ((await allowanceOf(relayer, "consent", consent)).isUsedUp) return replyUsedUp(context);
      // An answer that was given up before vouches for no consent: that one has the place of any other.
      if (known !== undefined && (await isFull(relayer, "consent", consent.lane))) return replyFull(context);
    }
    const added = await relayer.budgets.within(
      checked.isSponsored ? checked.answer.campaign : undefined,
      kindsOf(checked),
      () => together.addAnswer(checked),
    );
    if (added === undefined) return replyCampaignSpent(context);
    if (!added.isSame) return replyConflict(context, added);
    wake();
    return context.json(progressBody(added), added.isNew ? 202 : 200);
  });
}

/** A consent that is on its way already becomes the campaign's, too, once an answer vouches for it. */
function kindsOf({ ticket, consent, pendingConsent }: CheckedAnswer): readonly (keyof MostGas)[] {
  const answer = ticket === undefined ? "answer" : "soloAnswer";
  return consent === undefined && pendingConsent === undefined ? [answer] : [answer, "consent"];
}

/** Takes a signed message, unless it would not be delivered. */
export async function postMessage<Kind extends MessageKind>(
  relayer: Relayer,
  intake: Intake,
  kind: Kind,
  context: Request,
) {
  const { content } = readMessage[kind](await readJson(context));
  const known = await findKnown(relayer, kind, content);
  if (known !== undefined) return context.json(progressBody(known), 200);
  const inLine = kind === "withdrawal" ? intake.lines.withdrawals : intake.lines.others;
  // Only its subject can make others of the subject wait; and while it waits itself, it holds up nobody else.
  const signed = await inLine(context, () => requireSigned[kind](relayer, content));
  return intake.inTurn(signed.subject, () =>
    inLine(context, () => takeMessage(relayer, intake, { kind, signed }, context)),
  );
}

async function takeMessage<Kind extends MessageKind>(
  relayer: Relayer,
  { wake }: Intake,
  { kind, signed }: { readonly kind: Kind; readonly signed: Signed<Messages[Kind]> },
  context: Request,
) {
  const { database, deployment, policy } = relayer;
  const known = await findKnown(relayer, kind, signed.content);
  if (known !== undefined) return context.json(progressBody(known), 200);
  if (await isFull(relayer, kind, "sponsored")) return replyFull(context);
  const checked = await checkMessage[kind](relayer, signed);
  const { isUsedUp, isFirst } = await allowanceOf(relayer, kind, checked);
  if (await isFull(relayer, kind, checked.lane, isFirst)) return replyFull(context);
  if (await isSpent(relayer, { kind, lane: checked.lane, isFirst })) return replySpent(context);
  if ((await countOfSubject(database.query, checked.subject)) >= policy.subjectRate)
    return replyTooMany(context);
  if (isUsedUp) return replyUsedUp(context);
  const kept = await relayer.budgets.within(checked.campaign, [kind === "claim" ? "claim" : "consent"], () =>
    addMessage(database.query, deployment, kind, checked),
  );
  if (kept === undefined) return replyCampaignSpent(context);
  wake();
  return context.json(progressBody(kept), kept.state === "queued" ? 202 : 200);
}

/** The same message, unless it was refused: then it has another try. */
async function findKnown({ database, deployment }: Relayer, kind: MessageKind, content: object) {
  const known = await findMessage(database.query, kind, messageId(deployment, kind, content));
  return known?.state === "refused" ? undefined : known;
}

/** Whether there was no place for an answer a moment ago. */
async function wasFull({ lately, together, policy }: Relayer): Promise<boolean> {
  const counts = await lately("pending", () => together.countPending());
  return pendingIn(counts, allLanes, false) >= policy.largestQueue;
}

/**
 * Withdrawals have places of their own: a full queue is no reason to keep one waiting. Accounts with code that come
 * again leave half of the places of their lane to those that come for the first time, and do not wait for longer than a
 * day.
 */
async function isFull(
  { database: { query }, policy, together }: Relayer,
  kind: MessageKind | "answer",
  lane: Lane,
  isFirst = true,
): Promise<boolean> {
  const isWithdrawal = kind === "withdrawal";
  const counts = await together.countPending();
  if (pendingIn(counts, allLanes, isWithdrawal) >= policy.largestQueue) return true;
  if (lane === "sponsored") return false;
  const places = Math.ceil(policy.largestQueue / STRANGERS_SHARE);
  const pending = pendingIn(counts, lanesBeside(lane), isWithdrawal);
  if (isFirst) return pending >= places;
  const gasOfDay = policy.strangersGas / BigInt(STRANGERS_SHARE);
  return pending >= places / 2 || (await gasWaiting(query, lane, policy.codeGas)) >= gasOfDay;
}

/** Whether the strangers' gas does not even suffice for this one. */
async function isSpent(
  { database: { query }, policy }: Relayer,
  {
    kind,
    lane,
    isFirst = true,
  }: { readonly kind: MessageKind | "answer"; readonly lane: Lane; readonly isFirst?: boolean },
): Promise<boolean> {
  // A withdrawal may wait for tomorrow; nobody has to come again to stop something.
  if (kind === "withdrawal") return false;
  const left = await strangersGasLeft(query, policy, { lane, isWithdrawal: false, isFirst });
  if (left === undefined) return false;
  return left < (kind === "answer" ? ANSWER_GAS : BigInt(messageGas(policy, { kind, lane })));
}

/** About what an answer alone costs. */
const ANSWER_GAS = 300_000n;
