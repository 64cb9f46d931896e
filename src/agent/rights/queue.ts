import type { Memory } from "../memory/memory.ts";
import { queue } from "../sending/outbox.ts";
import { clockOf, type Surroundings } from "../surroundings.ts";
import { isOver, type KeptRight } from "./kept.ts";

/** Seconds between two times that a brand is asked how a request stands. */
const ASKED_AGAIN = 86_400;

/** Keeps to be sent, for every request about rights that is not over: itself or its revocation, once a day. */
export async function queueRights(surroundings: Pick<Surroundings, "now">, memory: Memory): Promise<void> {
  const now = clockOf(surroundings);
  for (const kept of await memory.read("rights")) {
    const isDue = kept.lookedAt === undefined || now >= kept.lookedAt + ASKED_AGAIN;
    if (isDue && !isOver(kept))
      await queue(surroundings, memory, kept, { kind: "rights", body: bodyOf(kept) });
  }
}

/** What tells a brand all that the customer wants: a brand takes both as often as they come. */
export function bodyOf({ request, revocation }: KeptRight): string {
  return revocation ?? request;
}
