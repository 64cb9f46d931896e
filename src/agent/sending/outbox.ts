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

/** Answers under these terms that were not sent yet: after a withdrawal they must not be. */
export async function dropAnswers(
  memory: Memory,
  ended: readonly Pick<KnownRequest, "campaign">[],
): Promise<void> {
  const campaigns = new Set(ended.map(({ campaign }) => campaign));
  const isOther = ({ kind, body }: OutboxEntry) => {
    if (kind === "answer") return !campaigns.has(readSubmission(body).answer.campaign);
    return kind !== "sealedAnswer" || !campaigns.has(readAnswerFile(body).answer.campaign);
  };
  await memory.change("outbox", (before) => before.filter(isOther));
  await memory.change("watched", (before) => before.filter(isOther));
}
