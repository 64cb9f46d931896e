import { readSignedClaim } from "../../format/answer/signedClaim.ts";
import { readSubmission } from "../../format/answer/submission.ts";
import type { KnownRequest } from "../memory/knownRequest.ts";
import type { Memory } from "../memory/memory.ts";
import type { OutboxEntry } from "../memory/outboxEntry.ts";
import { noteRequest } from "../memory/requests.ts";
import { tellRights } from "../rights/tell.ts";
import { completeWithdrawals } from "../stop/complete.ts";
import { tellToStop } from "../stop/tell.ts";
import { clockOf, type Surroundings } from "../surroundings.ts";
import { completeReceipt, tellBrand } from "./brandMessages.ts";
import { letBrandSettle } from "./brandsTurn.ts";
import { bringAnswer, bringClaim, bringWithdrawal } from "./chainMessages.ts";
import { answerIn, isSame } from "./outbox.ts";
import { lookAgain, watch } from "./watch.ts";

/** What became of what was waiting. */
export interface Delivery {
  readonly delivered: readonly OutboxEntry[];
  /** Kept, and tried again later; with the reason. */
  readonly waiting: readonly OutboxEntry[];
  /** Given up: an answer or a claim that came too late to count. */
  readonly givenUp: readonly OutboxEntry[];
  /** Requests of which no receipt could be made, with the reason. */
  readonly problems: readonly string[];
}

/**
 * Sends everything that is due, withdrawals first. One that fails leaves the others alone. The outbox is read anew before
 * each message: what the customer took back meanwhile is not sent.
 */
export async function deliver(
  surroundings: Surroundings,
  memory: Memory,
): Promise<Omit<Delivery, "problems">> {
  const now = clockOf(surroundings);
  await completeWithdrawals(surroundings, memory);
  await lookAgain(surroundings, memory);
  const result = {
    delivered: [] as OutboxEntry[],
    waiting: [] as OutboxEntry[],
    givenUp: [] as OutboxEntry[],
  };
  const tried: OutboxEntry[] = [];
  for (
    let next = await nextOf(memory, tried, now);
    next !== undefined;
    next = await nextOf(memory, tried, now)
  ) {
    tried.push(next);
    const entry = await noteAttempt(memory, next);
    if (entry === undefined) continue;
    try {
      await send(surroundings, memory, entry);
      await watch(surroundings, memory, entry);
      if (await remove(memory, entry)) result.delivered.push(entry);
    } catch (error) {
      if (isTooLate(entry, now)) {
        await giveUp(memory, entry);
        result.givenUp.push(entry);
      } else {
        result.waiting.push(await noteFailure(memory, entry, error as Error));
      }
    }
  }
  return result;
}

/** The first message that is due and was not tried yet. */
async function nextOf(
  memory: Memory,
  tried: readonly OutboxEntry[],
  now: number,
): Promise<OutboxEntry | undefined> {
  const requests = await memory.read("requests");
  return (await memory.read("outbox"))
    .filter((entry) => entry.notBefore <= now && !tried.some((one) => isSame(one, entry)))
    .filter((entry) => isGiven(entry, requests))
    .sort((left, right) => rank(left) - rank(right))[0];
}

/**
 * Whether an answer's request says that it was given. If the agent was stopped before that was noted, the customer sees the
 * request waiting, and so the answer waits for another yes; the same one goes on, another one takes its place.
 */
function isGiven(entry: OutboxEntry, requests: readonly KnownRequest[]): boolean {
  if (entry.attempts > 0) return true;
  const kept = answerIn(entry);
  if (kept === undefined) return true;
  const { campaign, nullifier } = kept.answer;
  return requests.some((one) => one.campaign === campaign && one.answer?.nullifier === nullifier);
}

function rank({ kind }: OutboxEntry): number {
  if (kind === "withdrawal") return 0;
  return kind === "stop" ? 1 : 2;
}

async function send(surroundings: Surroundings, memory: Memory, entry: OutboxEntry): Promise<void> {
  switch (entry.kind) {
    case "answer":
      await letBrandSettle(surroundings, entry);
      return bringAnswer(surroundings, entry.body, async () =>
        (await memory.read("outbox")).some((one) => isSame(one, entry)),
      );
    case "withdrawal":
      return bringWithdrawal(surroundings, entry.body);
    case "claim":
      return bringClaim(surroundings, entry.body);
    case "stop":
      return tellToStop(surroundings, memory, entry);
    case "rights":
      return tellRights(surroundings, memory, entry);
    case "receipt":
      return completeReceipt(surroundings, memory, entry);
    case "sealedAnswer":
      await tellBrand(surroundings, entry, "answer");
      return;
    default:
      await tellBrand(surroundings, entry, entry.kind);
  }
}

/** No contract accepts an answer after its date, or a claim after its deadline. */
function isTooLate({ kind, body }: OutboxEntry, now: number): boolean {
  if (kind === "claim") return readSignedClaim(body).deadline < now;
  return kind === "answer" && readSubmission(body).answer.validAt < now;
}

/** The request may be answered anew, or the reward claimed. */
async function giveUp(memory: Memory, entry: OutboxEntry): Promise<void> {
  if (entry.kind === "answer") {
    const { campaign } = readSubmission(entry.body).answer;
    await noteRequest(memory, campaign, () => ({ state: "waiting", answer: undefined }));
  }
  await remove(memory, entry);
}

/** Whether it was still there. */
async function remove(memory: Memory, entry: OutboxEntry): Promise<boolean> {
  let isThere = false;
  await memory.change("outbox", (before) => {
    isThere = before.some((one) => isSame(one, entry));
    return before.filter((one) => !isSame(one, entry));
  });
  return isThere;
}

/** Before it is sent: from then on somebody else may have it. Undefined if it was taken back meanwhile. */
async function noteAttempt(memory: Memory, entry: OutboxEntry): Promise<OutboxEntry | undefined> {
  const begun = { ...entry, attempts: entry.attempts + 1 };
  const outbox = await memory.change("outbox", (before) =>
    before.map((one) => (isSame(one, entry) ? begun : one)),
  );
  return outbox.includes(begun) ? begun : undefined;
}

async function noteFailure(memory: Memory, entry: OutboxEntry, { message }: Error): Promise<OutboxEntry> {
  const failed = {
    ...entry,
    lastError: message.slice(0, 1_000) || "It failed without a word.",
  };
  await memory.change("outbox", (before) => before.map((one) => (isSame(one, entry) ? failed : one)));
  return failed;
}
