import type { SignedWithdrawal } from "../../chain/typedData.ts";
import { readSignedWithdrawal } from "../../format/answer/signedWithdrawal.ts";
import { readPublishedCampaign } from "../../format/campaign/publishedCampaign.ts";
import { writeStopNotice } from "../../format/record/stopNotice.ts";
import type { KnownRequest } from "../memory/knownRequest.ts";
import type { Memory } from "../memory/memory.ts";
import { noteRequest } from "../memory/requests.ts";
import { dropAnswers, queue } from "../sending/outbox.ts";
import type { Surroundings } from "../surroundings.ts";
import { stopsOf } from "./stop.ts";

/**
 * Everything that follows from withdrawals in the outbox: unsent answers are taken out, the requests say that they were
 * withdrawn, settings know it, and everybody whom the terms name is to be told. What was done already is not done again,
 * so an agent that was stopped in the middle goes on.
 */
export async function completeWithdrawals(surroundings: Surroundings, memory: Memory): Promise<void> {
  const outbox = await memory.read("outbox");
  for (const { kind, body } of outbox) {
    if (kind === "withdrawal") await complete(surroundings, memory, body);
  }
}

async function complete(surroundings: Surroundings, memory: Memory, body: string): Promise<void> {
  const withdrawal = readSignedWithdrawal(body);
  const { terms, signedAt } = withdrawal;
  const ended = (await memory.read("requests")).filter((one) => one.terms === terms);
  await dropAnswers(memory, ended, signedAt);
  const [known] = ended;
  if (known === undefined) return;
  const { domain: brand, purpose } = known;
  const event = { kind: "withdrew", brand, at: signedAt, purpose } as const;
  await memory.change("history", (before) =>
    before.some((one) => one.kind === "withdrew" && one.brand === brand && one.at === signedAt)
      ? before
      : [...before, event],
  );
  for (const { campaign, withdrawnAt } of ended) {
    if (withdrawnAt === signedAt) continue;
    await noteRequest(memory, campaign, () => ({
      state: "withdrawn",
      withdrawnAt: signedAt,
      withdrawal: body,
      noAt: undefined,
    }));
  }
  // An answer that was being made meanwhile.
  await dropAnswers(memory, ended, signedAt);
  const isTold = (await memory.read("stops")).some(
    (stop) => stop.terms === terms && stop.withdrawnAt === signedAt,
  );
  if (!isTold) await stopEverywhere(surroundings, memory, known, withdrawal);
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
  for (const { recipient } of stops) {
    const body = writeStopNotice({ chainId, consentRegistry, recipient, withdrawal });
    await queue(surroundings, memory, known, { kind: "stop", body });
  }
  // Last: while these are not there, all of it is done again.
  await memory.change("stops", (before) => [...before, ...stops]);
}
