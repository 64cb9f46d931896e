import { readAnswerFile } from "../../format/answer/answerFile.ts";
import { readSubmission } from "../../format/answer/submission.ts";
import type { KnownRequest } from "../memory/knownRequest.ts";
import type { Memory } from "../memory/memory.ts";
import type { OutboxEntry } from "../memory/outboxEntry.ts";
import { clockOf, type Surroundings } from "../surroundings.ts";

/** Keeps something that has to be sent, once; `notBefore` is now unless given, Unix seconds. */
export async function queue(
  surroundings: Pick<Surroundings, "now">,
  memory: Memory,
  { brand, domain }: Pick<KnownRequest, "brand" | "domain">,
  { kind, body, notBefore }: Pick<OutboxEntry, "kind" | "body"> & { readonly notBefore?: number },
): Promise<void> {
  const time = notBefore ?? clockOf(surroundings);
  const entry: OutboxEntry = { kind, body, brand, domain, notBefore: time, attempts: 0 };
  await memory.change("outbox", (before) =>
    before.some((one) => isSame(one, entry)) ? before : [...before, entry],
  );
}

/** Whether two entries are the same message. */
export function isSame(left: OutboxEntry, right: OutboxEntry): boolean {
  return left.kind === right.kind && left.body === right.body;
}

/**
 * Takes answers to campaigns out that are not known to be on chain. Those with a consent that was signed after `until`
 * stay: the customer agreed anew.
 */
export async function dropAnswers(
  memory: Memory,
  ended: readonly Pick<KnownRequest, "campaign">[],
  until = Number.POSITIVE_INFINITY,
): Promise<void> {
  const campaigns = new Set(ended.map(({ campaign }) => campaign));
  const stays = ({ kind, body }: OutboxEntry) => {
    const kept = answerIn({ kind, body });
    if (kept === undefined) return true;
    const { answer, consent } = kept;
    return !campaigns.has(answer.campaign) || (consent !== undefined && consent.signedAt > until);
  };
  await memory.change("outbox", (before) => before.filter(stays));
  await memory.change("watched", (before) => before.filter(stays));
}

/**
 * Takes the answer to a campaign out, and returns whether that takes it back: one that was handed to anybody, whatever they
 * replied, may still be brought on chain, and stays.
 */
export async function takeBack(
  memory: Memory,
  { campaign }: Pick<KnownRequest, "campaign">,
): Promise<boolean> {
  let isTaken = false;
  await memory.change("outbox", (before) => {
    const own = before.filter((entry) => answerIn(entry)?.answer.campaign === campaign);
    isTaken = own.length > 0 && own.every(({ attempts }) => attempts === 0);
    return isTaken ? before.filter((entry) => !own.includes(entry)) : before;
  });
  return isTaken;
}

/** What a message says, if it is an answer. */
export function answerIn({ kind, body }: Pick<OutboxEntry, "kind" | "body">) {
  if (kind === "answer") return readSubmission(body);
  return kind === "sealedAnswer" ? readAnswerFile(body) : undefined;
}
