import type { SignedWithdrawal } from "../../chain/typedData.ts";
import type { HistoryEvent } from "../../consent/settings/history.ts";
import { readSignedWithdrawal } from "../../format/answer/signedWithdrawal.ts";
import { readPublishedCampaign } from "../../format/campaign/publishedCampaign.ts";
import { writeStopNotice } from "../../format/record/stopNotice.ts";
import type { KnownRequest } from "../memory/knownRequest.ts";
import type { Memory } from "../memory/memory.ts";
import type { OutboxEntry } from "../memory/outboxEntry.ts";
import { noteRequest } from "../memory/requests.ts";
import { answerIn, dropAnswers, queue } from "../sending/outbox.ts";
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
  const kept = await keptConsents(memory);
  await dropAnswers(memory, ended, signedAt);
  const [known] = ended;
  if (known === undefined) return;
  const { domain: brand, brand: account, purpose } = known;
  const event = { kind: "withdrew", brand, account, at: signedAt, purpose } as const;
  // Two purposes can be stopped in the same second.
  const isKept = (one: HistoryEvent) =>
    one.kind === event.kind &&
    one.brand === brand &&
    one.account === account &&
    one.at === signedAt &&
    one.purpose === purpose;
  await memory.change("history", (before) => (before.some(isKept) ? before : [...before, event]));
  for (const { campaign, withdrawnAt } of ended) {
    // Of several that wait, the latest counts; a yes may have followed.
    if (withdrawnAt !== undefined && withdrawnAt >= signedAt) continue;
    await noteRequest(memory, campaign, ({ consent }) => ({
      // One that nobody has got was never given.
      ...(consent !== undefined &&
        consent.signedAt <= signedAt &&
        kept.has(`${terms} ${consent.signedAt}`) && { consent: undefined }),
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

/** Consents that wait to be sent and were handed to nobody: their terms and when they were signed. */
async function keptConsents(memory: Memory): Promise<ReadonlySet<string>> {
  const nameOf = (entry: OutboxEntry) => {
    const consent = answerIn(entry)?.consent;
    return consent === undefined ? [] : [`${consent.terms} ${consent.signedAt}`];
  };
  const outbox = await memory.read("outbox");
  const names = (areTried: boolean) =>
    outbox.filter(({ attempts }) => attempts > 0 === areTried).flatMap(nameOf);
  const tried = new Set(names(true));
  return new Set(names(false).filter((name) => !tried.has(name)));
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
