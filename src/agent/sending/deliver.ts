import { readSubmission } from "../../format/answer/submission.ts";
import type { Memory } from "../memory/memory.ts";
import type { OutboxEntry } from "../memory/outboxEntry.ts";
import { noteRequest } from "../memory/requests.ts";
import { clockOf, type Surroundings } from "../surroundings.ts";
import { completeReceipt, tellBrand } from "./brandMessages.ts";
import { bringAnswer, bringWithdrawal } from "./chainMessages.ts";
import { isSame } from "./outbox.ts";

/** What became of what was waiting. */
export interface Delivery {
  readonly delivered: readonly OutboxEntry[];
  /** Kept, and tried again later; with the reason. */
  readonly waiting: readonly OutboxEntry[];
  /** Given up: an answer that came too late to count. */
  readonly givenUp: readonly OutboxEntry[];
}

/** Sends everything that is due, withdrawals first. One that fails leaves the others alone. */
export async function deliver(surroundings: Surroundings, memory: Memory): Promise<Delivery> {
  const now = clockOf(surroundings);
  const due = (await memory.read("outbox")).filter(({ notBefore }) => notBefore <= now);
  const inOrder = [...due].sort((left, right) => rank(left) - rank(right));
  const result = {
    delivered: [] as OutboxEntry[],
    waiting: [] as OutboxEntry[],
    givenUp: [] as OutboxEntry[],
  };
  for (const entry of inOrder) {
    try {
      await send(surroundings, memory, entry);
      await remove(memory, entry);
      result.delivered.push(entry);
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

function rank({ kind }: OutboxEntry): number {
  return kind === "withdrawal" ? 0 : 1;
}

async function send(surroundings: Surroundings, memory: Memory, entry: OutboxEntry): Promise<void> {
  switch (entry.kind) {
    case "answer":
      return bringAnswer(surroundings, entry.body);
    case "withdrawal":
      return bringWithdrawal(surroundings, entry.body);
    case "receipt":
      return completeReceipt(surroundings, memory, entry);
    case "sealedAnswer":
      await tellBrand(surroundings, entry, "answer");
      return;
    default:
      await tellBrand(surroundings, entry, entry.kind);
  }
}

/** No contract accepts an answer after its date. */
function isTooLate({ kind, body }: OutboxEntry, now: number): boolean {
  return kind === "answer" && readSubmission(body).answer.validAt < now;
}

/** The request may be answered anew. */
async function giveUp(memory: Memory, entry: OutboxEntry): Promise<void> {
  const { campaign } = readSubmission(entry.body).answer;
  await noteRequest(memory, campaign, () => ({ state: "waiting", answer: undefined }));
  await remove(memory, entry);
}

async function remove(memory: Memory, entry: OutboxEntry): Promise<void> {
  await memory.change("outbox", (before) => before.filter((one) => !isSame(one, entry)));
}

async function noteFailure(memory: Memory, entry: OutboxEntry, { message }: Error): Promise<OutboxEntry> {
  const failed = { ...entry, attempts: entry.attempts + 1, lastError: message.slice(0, 1_000) };
  await memory.change("outbox", (before) => before.map((one) => (isSame(one, entry) ? failed : one)));
  return failed;
}
