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
