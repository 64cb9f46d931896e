import { DecdpError } from "../../errors.ts";
import type { Happening, KnownRequest } from "./knownRequest.ts";
import type { Memory } from "./memory.ts";

/** A request that reached the agent. Throws `DecdpError` for one that did not, or was forgotten. */
export async function knownRequest(memory: Memory, campaign: bigint): Promise<KnownRequest> {
  const found = (await memory.read("requests")).find((one) => one.campaign === campaign);
  if (found !== undefined) return found;
  throw new DecdpError(`No request of campaign ${campaign} is here.`, {
    details: { campaign },
    hint: "Let the agent receive it first, by its link or file.",
  });
}

/** Notes what became of a request. */
export async function noteRequest(
  memory: Memory,
  campaign: bigint,
  change: (before: KnownRequest) => Partial<KnownRequest>,
): Promise<KnownRequest> {
  await memory.change("requests", (all) =>
    all.map((one) => (one.campaign === campaign ? { ...one, ...change(one) } : one)),
  );
  return knownRequest(memory, campaign);
}

/** Notes something that happened, of which a receipt is to be left. */
export async function noteHappening(
  memory: Memory,
  campaign: bigint,
  happening: Happening,
  change: Partial<KnownRequest> = {},
): Promise<KnownRequest> {
  return noteRequest(memory, campaign, ({ happenings, receivedAt }) => ({
    ...change,
    happenings: [...happenings, { ...happening, at: Math.max(happening.at, receivedAt) }],
  }));
}
