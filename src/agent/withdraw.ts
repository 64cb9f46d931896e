import { signWithdrawal } from "../chain/actions/withdrawal.ts";
import type { SignedWithdrawal } from "../chain/typedData.ts";
import { writeSignedWithdrawal } from "../format/answer/signedWithdrawal.ts";
import { readPublishedCampaign } from "../format/campaign/publishedCampaign.ts";
import { writeStopNotice } from "../format/record/stopNotice.ts";
import type { KnownRequest } from "./memory/knownRequest.ts";
import type { Memory } from "./memory/memory.ts";
import { noteRequest } from "./memory/requests.ts";
import { dropAnswers, queue } from "./sending/outbox.ts";
import { stopsOf } from "./stop/stop.ts";
import { subjectClient } from "./subject.ts";
import { clockOf, type Surroundings } from "./surroundings.ts";

/**
 * Signs a withdrawal and keeps it to be sent. Asks nobody, so it works offline; `deliver` brings it on chain. It ends
 * every consent to the terms that was signed until now, also one that is still on its way, for all campaigns under them.
 */
export async function withdraw(
  surroundings: Surroundings,
  memory: Memory,
  known: KnownRequest,
): Promise<void> {
  const { deployment } = surroundings;
  const { terms, domain: brand, purpose, consent } = known;
  const at = clockOf(surroundings);
  // A consent may be dated by a chain whose clock is ahead of this one.
  const signedAt = Math.max(at, consent?.signedAt ?? 0);
  const client = subjectClient(surroundings, known.brand);
  const withdrawal = await signWithdrawal(client, deployment, { terms, signedAt });
  const signed = writeSignedWithdrawal(withdrawal);
  await queue(surroundings, memory, known, { kind: "withdrawal", body: signed });
  await stopEverywhere(surroundings, memory, known, withdrawal);
  const ended = (await memory.read("requests")).filter((one) => one.terms === terms);
  const event = { kind: "withdrew", brand, at, purpose } as const;
  await memory.change("history", (before) => [...before, event]);
  for (const one of ended) {
    await noteRequest(memory, one.campaign, () => ({
      state: "withdrawn",
      withdrawnAt: signedAt,
      withdrawal: signed,
      noAt: undefined,
    }));
  }
  // Last, so that an answer that is being made either sees the withdrawal or is taken out here.
  await dropAnswers(memory, ended);
}

/** Everybody whom the terms name is told, and has to say that it stopped. */
async function stopEverywhere(
  surroundings: Surroundings,
  memory: Memory,
  known: KnownRequest,
  withdrawal: SignedWithdrawal,
): Promise<void> {
  const { chainId, consentRegistry } = surroundings.deployment;
  const { campaign, terms, brand: brandAccount, processors } = known;
  const { document } = readPublishedCampaign(known.text);
  const named = { campaign, terms, withdrawnAt: withdrawal.signedAt, brandAccount };
  const stops = stopsOf(document.terms, processors, named);
  await memory.change("stops", (before) => [
    ...before.filter((one) => one.terms !== terms || one.withdrawnAt !== withdrawal.signedAt),
    ...stops,
  ]);
  for (const { recipient } of stops) {
    const body = writeStopNotice({ chainId, consentRegistry, recipient, withdrawal });
    await queue(surroundings, memory, known, { kind: "stop", body });
  }
}
