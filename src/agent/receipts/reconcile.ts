import { readConsent } from "../../chain/actions/consent.ts";
import type { Happening, KnownRequest } from "../memory/knownRequest.ts";
import type { Memory } from "../memory/memory.ts";
import { noteRequest } from "../memory/requests.ts";
import { subjectClient } from "../subject.ts";
import type { Surroundings } from "../surroundings.ts";
import { askForSignatures, leaveReceipt } from "./receipts.ts";

/**
 * Leaves the receipts of what happened: what the customer did, in order, and what the chain has by now of consents and
 * withdrawals. Looks at the chain and not at what was sent, so it may be interrupted and repeated, and also finds what a
 * brand brought there. Returns what is wrong with requests of which it could leave none.
 */
export async function reconcileReceipts(surroundings: Surroundings, memory: Memory): Promise<string[]> {
  await askForSignatures(surroundings, memory);
  const problems: string[] = [];
  for (const known of await memory.read("requests")) {
    // One request that cannot be read must not keep the receipts of the others.
    await leaveReceiptsOf(surroundings, memory, known).catch(({ message }: Error) => {
      problems.push(`Campaign ${known.campaign}: ${message}`);
    });
  }
  return problems;
}

async function leaveReceiptsOf(
  surroundings: Surroundings,
  memory: Memory,
  known: KnownRequest,
): Promise<void> {
  for (const happening of known.happenings) await leaveReceipt(surroundings, memory, known, happening);
  if (known.happenings.length > 0) await dropHappenings(memory, known);
  for (const happening of await happeningsOnChain(surroundings, memory, known)) {
    await leaveReceipt(surroundings, memory, known, happening);
  }
}

/** Those that came in meanwhile stay. */
async function dropHappenings(memory: Memory, { campaign, happenings }: KnownRequest): Promise<void> {
  const done = new Set(happenings.map((one) => `${one.event} ${one.at}`));
  await noteRequest(memory, campaign, (now) => ({
    happenings: now.happenings.filter((one) => !done.has(`${one.event} ${one.at}`)),
  }));
}

async function happeningsOnChain(
  surroundings: Surroundings,
  memory: Memory,
  known: KnownRequest,
): Promise<Happening[]> {
  const { consent, withdrawnAt, terms, brand } = known;
  const receipts = (await memory.read("receipts")).filter((one) => one.terms === terms);
  const has = (events: readonly string[], at: number) =>
    receipts.some((one) => events.includes(one.event) && one.at === at);
  const isConsentMissing = consent !== undefined && !has(["given", "renewed"], consent.signedAt);
  const isWithdrawalMissing = withdrawnAt !== undefined && !has(["withdrawn"], withdrawnAt);
  const mayHaveExpired =
    consent !== undefined && withdrawnAt === undefined && !has(["expired"], consent.until);
  if (!isConsentMissing && !isWithdrawalMissing && !mayHaveExpired) return [];
  const { reader, deployment } = surroundings;
  const subject = subjectClient(surroundings, brand).account.address;
  const record = await readConsent(reader, deployment, { subject, terms });
  const happenings: Happening[] = [];
  if (isConsentMissing && record.signedAt === consent.signedAt) {
    const isRenewal = receipts.some(({ event }, index) => {
      return index === receipts.length - 1 && (event === "given" || event === "renewed");
    });
    const { signedAt: at, until, by } = consent;
    happenings.push({ event: isRenewal ? "renewed" : "given", at, until, by });
  }
  if (isWithdrawalMissing && record.withdrawnAt >= withdrawnAt) {
    happenings.push({ event: "withdrawn", at: withdrawnAt, by: "person" });
  }
  const isOver = !record.isLive && record.signedAt > record.withdrawnAt;
  if (mayHaveExpired && isOver && record.until === consent.until) {
    happenings.push({ event: "expired", at: consent.until, by: "software" });
  }
  return happenings;
}
