import type { Actor } from "../consent/settings/history.ts";
import { NO } from "../consent/settings/timeOfNo.ts";
import { DecdpError } from "../errors.ts";
import { toJson } from "../format/reading/json.ts";
import type { KnownRequest } from "./memory/knownRequest.ts";
import type { Memory } from "./memory/memory.ts";
import { noteHappening, noteRequest } from "./memory/requests.ts";
import { queue, takeBack } from "./sending/outbox.ts";
import { clockOf, type Surroundings } from "./surroundings.ts";

/** Notes a "no". What the brand hears, and when, was planned when the request arrived (`rememberRequest`). */
export async function refuse(
  surroundings: Surroundings,
  memory: Memory,
  known: KnownRequest,
  by: Actor,
): Promise<KnownRequest> {
  const { campaign, domain, brand: account, purpose, state } = known;
  if (state === "answered" && !(await takeBack(memory, known))) {
    throw new DecdpError(`You have answered campaign ${campaign}: a no comes too late.`, {
      details: { campaign },
      hint: "It may be on its way. To stop it, withdraw.",
    });
  }
  const event = { kind: "refused", brand: domain, account, at: clockOf(surroundings), by, purpose } as const;
  await memory.change("history", (before) => [...before, event]);
  const happening = { event: "refused", at: event.at, by } as const;
  return noteHappening(memory, campaign, happening, { state: "refused", answer: undefined });
}

/** Says the "no" of each request whose time has come: refused, or not looked at. Repeated, it says each once. */
export async function sayDueNos(surroundings: Surroundings, memory: Memory): Promise<void> {
  const now = clockOf(surroundings);
  for (const known of await memory.read("requests")) {
    const { campaign, noAt, state } = known;
    if (noAt === undefined || noAt > now || (state !== "waiting" && state !== "refused")) continue;
    const body = toJson({ format: "decdp-no-1", campaign, ...NO });
    await queue(surroundings, memory, known, { kind: "no", body });
    await noteRequest(memory, campaign, () => ({ noAt: undefined }));
  }
}
