import type { Hex } from "viem";
import type { RightsRequest } from "../../chain/requests/rightsRequest.ts";
import { DecdpError } from "../../errors.ts";
import type { KnownRequest } from "../memory/knownRequest.ts";
import type { Memory } from "../memory/memory.ts";
import { subjectClient } from "../subject.ts";
import { clockOf, type Surroundings } from "../surroundings.ts";
import { isOver, type KeptRight } from "./kept.ts";
import { makeRevocation, makeRight } from "./make.ts";
import { queueRights } from "./queue.ts";

/**
 * Signs a request about rights, or a contest of an answer, and keeps it to be sent to the brand. Works offline. Returns the
 * request's hash, by which everybody names it.
 */
export async function exerciseRight(
  surroundings: Surroundings,
  memory: Memory,
  { brand, domain, campaign }: KnownRequest,
  { action, words }: Pick<RightsRequest, "action" | "words">,
): Promise<Hex> {
  const { deployment, keys } = surroundings;
  const kept = await makeRight(subjectClient(surroundings, brand), deployment, keys, {
    ...{ brand, domain, action, campaign, words, requestedAt: clockOf(surroundings) },
  });
  await memory.change("rights", (before) =>
    before.some((one) => one.id === kept.id) ? before : [...before, kept],
  );
  await queueRights(surroundings, memory);
  return kept.id;
}

/**
 * Takes a request about rights back, and keeps that to be sent. Works offline. Throws `DecdpError` for one that is not there
 * or has come to its end.
 */
export async function revokeRight(surroundings: Surroundings, memory: Memory, id: Hex): Promise<void> {
  const { deployment } = surroundings;
  const kept = await keptRight(memory, id);
  if (kept.revocation === undefined || isOver(kept)) {
    const client = subjectClient(surroundings, kept.brand);
    const { revocation, lookedAt } = await makeRevocation(client, deployment, kept, clockOf(surroundings));
    await memory.change("rights", (all) =>
      all.map((one) => (one.id === kept.id ? { ...one, revocation, lookedAt } : one)),
    );
  }
  await queueRights(surroundings, memory);
}

/** Throws `DecdpError` for a request about rights that is not there. */
export async function keptRight(memory: Memory, id: Hex): Promise<KeptRight> {
  const kept = (await memory.read("rights")).find((one) => one.id === id.toLowerCase());
  if (kept !== undefined) return kept;
  throw new DecdpError(`There is no request about rights ${id}.`, { details: { id } });
}
