import type { Memory } from "../memory/memory.ts";
import type { OutboxEntry } from "../memory/outboxEntry.ts";
import { clockOf, type Surroundings } from "../surroundings.ts";
import { isAnswerThere, isWithdrawalThere } from "./chainMessages.ts";
import { isSame } from "./outbox.ts";

/** After so many seconds it is looked whether the chain still has what it had: blocks may be replaced until then. */
export const SETTLED_AFTER = 3600;

/** Remembers something that is on chain, to look for it again; nothing that the customer took back while it was sent. */
export async function watch(surroundings: Surroundings, memory: Memory, entry: OutboxEntry): Promise<void> {
  if (entry.kind !== "answer" && entry.kind !== "withdrawal") return;
  if (!(await memory.read("outbox")).some((one) => isSame(one, entry))) return;
  const notBefore = clockOf(surroundings) + SETTLED_AFTER;
  await memory.change("watched", (before) => [
    ...before.filter((one) => !isSame(one, entry)),
    { ...entry, notBefore, lastError: undefined },
  ]);
}

/** Puts back into the outbox what the chain has lost, and what its node only seemed to have. */
export async function lookAgain(surroundings: Surroundings, memory: Memory): Promise<void> {
  const now = clockOf(surroundings);
  for (const entry of await memory.read("watched")) {
    if (entry.notBefore > now) continue;
    const isThere = entry.kind === "answer" ? isAnswerThere : isWithdrawalThere;
    const found = await isThere(surroundings, entry.body).catch(() => undefined);
    if (found === undefined) continue;
    if (!found) {
      await memory.change("outbox", (before) =>
        before.some((one) => isSame(one, entry)) ? before : [...before, { ...entry, notBefore: now }],
      );
    }
    await memory.change("watched", (before) => before.filter((one) => !isSame(one, entry)));
  }
}
