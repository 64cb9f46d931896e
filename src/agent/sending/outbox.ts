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
 * Takes answers to campaigns out that were not sent yet, and returns whether there were any. Those with a consent that was
 * signed after `until` stay: the customer agreed anew.
 */
export async function dropAnswers(
  memory: Memory,
  ended: readonly Pick<KnownRequest, "campaign">[],
  until = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  const campaigns = new Set(ended.map(({ campaign }) => campaign));
  const stays = ({ kind, body }: OutboxEntry) => {
    if (kind !== "answer" && kind !== "sealedAnswer") return true;
    const { answer, consent } = kind === "answer" ? readSubmission(body) : readAnswerFile(body);
    return !campaigns.has(answer.campaign) || (consent !== undefined && consent.signedAt > until);
  };
  let isDropped = false;
  await memory.change("outbox", (before) => {
    isDropped = !before.every(stays);
    return before.filter(stays);
  });
  await memory.change("watched", (before) => before.filter(stays));
  return isDropped;
}
