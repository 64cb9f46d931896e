import { type RightsRequest, signRightsRequest } from "../chain/requests/rightsRequest.ts";
import { writeRightsRequestFile } from "../format/record/rightsRequestFile.ts";
import type { KnownRequest } from "./memory/knownRequest.ts";
import type { Memory } from "./memory/memory.ts";
import { queue } from "./sending/outbox.ts";
import { subjectClient } from "./subject.ts";
import { clockOf, type Surroundings } from "./surroundings.ts";

/** Signs a request about rights, or a contest of an answer, and keeps it to be sent to the brand. Works offline. */
export async function exerciseRight(
  surroundings: Surroundings,
  memory: Memory,
  { brand, domain, campaign }: KnownRequest,
  { action, words }: Pick<RightsRequest, "action" | "words">,
): Promise<void> {
  const { deployment } = surroundings;
  const requestedAt = clockOf(surroundings);
  const request = await signRightsRequest(subjectClient(surroundings, brand), deployment, {
    ...{ brand, action, campaign, words, requestedAt },
  });
  const { chainId, campaigns } = deployment;
  const body = writeRightsRequestFile({ chainId, campaigns, request });
  await queue(surroundings, memory, { brand, domain }, { kind: "rights", body });
}
