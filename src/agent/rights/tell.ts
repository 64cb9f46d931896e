import { DecdpError } from "../../errors.ts";
import type { Memory } from "../memory/memory.ts";
import type { OutboxEntry } from "../memory/outboxEntry.ts";
import { tellBrand } from "../sending/brandMessages.ts";
import { clockOf, type Surroundings } from "../surroundings.ts";
import { acceptReply } from "./accept.ts";
import { isOver, type KeptRight } from "./kept.ts";

/**
 * Hands a request about rights, or its revocation, to a brand, and keeps the signed reply. Throws `DecdpError` while there
 * is none: nothing counts as received because it was sent.
 */
export async function tellRights(
  surroundings: Surroundings,
  memory: Memory,
  entry: OutboxEntry,
): Promise<void> {
  const isIt = ({ request, revocation }: KeptRight) => request === entry.body || revocation === entry.body;
  const kept = (await memory.read("rights")).find(isIt);
  if (kept === undefined || isOver(kept)) return;
  // A brand that never heard of the request cannot take it back.
  if (entry.body === kept.revocation && kept.replies.length === 0) {
    await exchange(surroundings, memory, kept, { ...entry, body: kept.request });
  }
  await exchange(surroundings, memory, kept, entry);
}

async function exchange(
  surroundings: Surroundings,
  memory: Memory,
  { id }: KeptRight,
  entry: OutboxEntry,
): Promise<void> {
  const { reader, deployment } = surroundings;
  const change = (make: (kept: KeptRight) => KeptRight) =>
    memory.change("rights", (all) => all.map((one) => (one.id === id ? make(one) : one)));
  const reply = await tellBrand(surroundings, entry, "rights");
  const now = clockOf(surroundings);
  const kept = (await memory.read("rights")).find((one) => one.id === id);
  if (kept === undefined) return;
  if (reply === undefined) {
    await change((one) => ({ ...one, handedAt: one.handedAt ?? now }));
    throw new DecdpError(`${entry.domain} has not confirmed the request.`, {
      details: { id },
      hint: "It is asked again. The month runs since it was handed the request.",
    });
  }
  const accepted = await acceptReply(reader, deployment, kept, reply, now);
  await change((one) => ({ ...accepted, revocation: one.revocation }));
}
