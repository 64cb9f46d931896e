import { type Hex, zeroHash } from "viem";
import {
  hashOfRightsRequest,
  type RightsRequest,
  signRightsRequest,
} from "../../chain/requests/rightsRequest.ts";
import { signRightsRevocation } from "../../chain/requests/rightsRevocation.ts";
import { dataRecipientFor } from "../../customer/keys.ts";
import { DecdpError } from "../../errors.ts";
import { writeRightsRequestFile } from "../../format/record/rightsRequestFile.ts";
import { writeRightsRevocationFile } from "../../format/record/rightsRevocationFile.ts";
import type { KnownRequest } from "../memory/knownRequest.ts";
import type { Memory } from "../memory/memory.ts";
import { subjectClient } from "../subject.ts";
import { clockOf, type Surroundings } from "../surroundings.ts";
import { isOver, type KeptRight } from "./kept.ts";
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
  const { chainId, campaigns } = deployment;
  const recipient = action === "access" ? dataRecipientFor(keys, brand).publicKey : zeroHash;
  const request = await signRightsRequest(subjectClient(surroundings, brand), deployment, {
    ...{ brand, action, campaign, recipient, words, requestedAt: clockOf(surroundings) },
  });
  const id = hashOfRightsRequest(deployment, request);
  const text = writeRightsRequestFile({ chainId, campaigns, request });
  const kept: KeptRight = { id, brand, domain, request: text, replies: [] };
  await memory.change("rights", (before) =>
    before.some((one) => one.id === id) ? before : [...before, kept],
  );
  await queueRights(surroundings, memory);
  return id;
}

/**
 * Takes a request about rights back, and keeps that to be sent. Works offline. Throws `DecdpError` for one that is not there
 * or has come to its end.
 */
export async function revokeRight(surroundings: Surroundings, memory: Memory, id: Hex): Promise<void> {
  const kept = await keptRight(memory, id);
  if (isOver(kept)) {
    throw new DecdpError("The request has come to its end; there is nothing to take back.", {
      details: { id },
    });
  }
  if (kept.revocation === undefined) {
    const { deployment } = surroundings;
    const { chainId, campaigns } = deployment;
    const { brand } = kept;
    const revocation = await signRightsRevocation(subjectClient(surroundings, brand), deployment, {
      ...{ brand, request: id, revokedAt: clockOf(surroundings) },
    });
    const text = writeRightsRevocationFile({ chainId, campaigns, revocation });
    await memory.change("rights", (all) =>
      all.map((one) => (one.id === id ? { ...one, revocation: text, lookedAt: undefined } : one)),
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
