import {
  type SandboxBank,
  type SandboxOptions,
  startSandboxBank,
} from "../../../scripts/sources/sandboxBank/sandboxBank.ts";
import { type Visit, visitBank } from "../../../scripts/sources/sandboxBank/visit.ts";
import type { Bank } from "../../../src/source/bank/bank.ts";
import { type BankPending, createBankSource } from "../../../src/source/bank/bankSource.ts";
import { createSourceFetch } from "../../../src/source/fetching.ts";
import type { Start } from "../../../src/source/source.ts";

/** 20 November 2026, noon: May to October are complete. */
export const NOON = Date.UTC(2026, 10, 20, 12) / 1000;

export const start: Start = {
  session: "session-1",
  nonce: "5f2b9c1d7e",
  returnTo: "https://gateway.example/sources/bank",
  now: NOON,
  until: NOON + 3 * 86_400,
};

/** Bounds of the fetch, small enough for tests of slow and huge answers. */
const bounds = { maxBytes: 300_000, timeoutMs: 2_000 };

/** A sandbox bank, whose clock can be set, and the source that reads it. */
export async function startBankWorld(
  options: SandboxOptions & { readonly bank?: Partial<Bank>; readonly timeoutMs?: number } = {},
) {
  const { bank: changed, timeoutMs = bounds.timeoutMs, ...sandboxOptions } = options;
  const clock = { now: NOON };
  const sandbox = await startSandboxBank({ now: () => clock.now, ...sandboxOptions });
  const source = createBankSource({
    base: sandbox.base,
    pages: [sandbox.origin],
    address: "192.0.2.7",
    identityKey: new Uint8Array(32).fill(7),
    fetch: createSourceFetch({ origins: [sandbox.origin], ...bounds, timeoutMs }),
    wait: async () => {},
    ...changed,
  });
  return { sandbox, source, clock, close: sandbox.close };
}

export type BankWorld = Awaited<ReturnType<typeof startBankWorld>>;

/** Ids of a customer's accounts by their kinds. */
export function accountsOf(
  { customers }: SandboxBank,
  index = 0,
): Record<"current" | "savings" | "card", string> {
  const accounts = customers[index]!.accounts.map(({ kind, resourceId }) => [kind, resourceId]);
  return Object.fromEntries(accounts);
}

/** Begins, and decides as a customer; by default for the first customer's current account. */
export async function allow(
  { sandbox, source }: BankWorld,
  visit: Visit = {},
): Promise<{ pending: BankPending; returned: string }> {
  const { pending, ask } = await source.begin(start);
  if (ask.kind !== "open") throw new Error(`It asks to ${ask.kind}.`);
  const accounts = [accountsOf(sandbox).current];
  return { pending, returned: await visitBank(ask.url, { accounts, ...visit }) };
}
