import { readConsent } from "../chain/actions/consent.ts";
import { brandKey, domainName } from "../consent/brandDomain.ts";
import { DecdpError } from "../errors.ts";
import { readSignedWithdrawal } from "../format/answer/signedWithdrawal.ts";
import type { Memory } from "./memory/memory.ts";
import type { OutboxEntry } from "./memory/outboxEntry.ts";
import { clockOf, type Surroundings } from "./surroundings.ts";

/** Seconds. */
const DAY = 86_400;

/** What forgetting removed, and what it left. */
export interface Forgotten {
  readonly requests: number;
  readonly receipts: number;
  /** Messages to the brand that were tried and that it has not taken. */
  readonly messages: number;
  /** Answers that the ledger still counts: the brand may have kept them. */
  readonly stillCounted: number;
}

/**
 * Removes requests, receipts, rights and stops of a brand. The ledger and the history stay: what a brand has heard does not
 * become unheard, and a "no" is still a no. Of their times only the days stay, because the chain has the seconds. Throws
 * `DecdpError` while permissions are open or something waits to be sent: withdraw first. What the brand itself has not taken
 * when it was tried does not count, so no brand can hinder it by its silence; nor does a withdrawal that was tried and has
 * nothing to end, which no relayer takes.
 *
 * @param domain As the brand has proven it.
 */
export async function forget(
  surroundings: Pick<Surroundings, "reader" | "deployment" | "now">,
  memory: Memory,
  domain: string,
): Promise<Forgotten> {
  const now = clockOf(surroundings);
  const key = brandKey(domain);
  const name = domainName(domain);
  const isOwn = (one: { readonly domain: string }) => one.domain === name;
  const requests = (await memory.read("requests")).filter(isOwn);
  const open = requests.filter(
    ({ consent, state }) => state !== "withdrawn" && consent !== undefined && consent.until > now,
  );
  const outbox = (await memory.read("outbox")).filter(isOwn);
  const waits = async (entry: OutboxEntry) =>
    entry.attempts === 0 ||
    entry.kind === "answer" ||
    entry.kind === "claim" ||
    (entry.kind === "withdrawal" && (await hasSomethingToEnd(surroundings, memory, entry)));
  const standing = await Promise.all(outbox.map(waits));
  // What the chain may still lose is sent again, and is open until it cannot.
  const watched = (await memory.read("watched")).filter(isOwn);
  const unsent = [...outbox.filter((_, place) => standing[place]), ...watched];
  if (open.length > 0 || unsent.length > 0) {
    throw new DecdpError(`Something is still open with ${domain}.`, {
      details: { permissions: open.length, messages: unsent.length },
      hint: "Withdraw the permissions, and let the agent deliver what is waiting, and look an hour later whether the chain kept it; then forget the brand.",
    });
  }
  const terms = new Set(requests.map((one) => one.terms));
  const receipts = (await memory.read("receipts")).filter((one) => terms.has(one.terms));
  await memory.change("receipts", (before) => before.filter((one) => !terms.has(one.terms)));
  await memory.change("rights", (before) => before.filter((one) => !isOwn(one)));
  await memory.change("outbox", (before) => before.filter((one) => !isOwn(one)));
  await memory.change("stops", (before) => before.filter((one) => !terms.has(one.terms)));
  await memory.change("requests", (before) => before.filter((one) => !isOwn(one)));
  // What is dated ahead counts like what is past, so that a later time never allows more.
  await memory.change("history", (before) =>
    before.map((event) => (isOfBrand(event.brand, name) ? dayOnly(event) : event)),
  );
  const { accounts } = await memory.change("ledger", (before) => ({
    ...before,
    accounts: before.accounts.map((account) =>
      account.brand === key ? { ...account, answers: account.answers.map(dayOnly) } : account,
    ),
  }));
  const stillCounted = accounts.find(({ brand }) => brand === key)?.answers.length ?? 0;
  return {
    requests: requests.length,
    receipts: receipts.length,
    messages: outbox.length,
    stillCounted,
  };
}

function isOfBrand(domain: string | undefined, name: string): boolean {
  return domain !== undefined && domainName(domain) === name;
}

/** Something that happened, dated the end of its day; a consent that has been withdrawn ends with a whole day, too. */
function dayOnly<Dated extends { readonly at: number }>(event: Dated): Dated {
  const ends = "until" in event ? { until: endOfDay(event.until as number) } : {};
  return { ...event, at: endOfDay(event.at), ...ends };
}

function endOfDay(time: number): number {
  return Math.ceil(time / DAY) * DAY;
}

/** Whether a consent counts that a withdrawal ends, or was handed to somebody who may still bring it on chain. */
async function hasSomethingToEnd(
  surroundings: Pick<Surroundings, "reader" | "deployment" | "now">,
  memory: Memory,
  { body }: OutboxEntry,
): Promise<boolean> {
  const { reader, deployment } = surroundings;
  const withdrawal = readSignedWithdrawal(body);
  const now = clockOf(surroundings);
  const isOut = (await memory.read("requests")).some(
    ({ terms, consent, earlierUntil }) =>
      terms === withdrawal.terms && Math.max(consent?.until ?? 0, earlierUntil ?? 0) > now,
  );
  return isOut || (await readConsent(reader, deployment, withdrawal)).isLive;
}
