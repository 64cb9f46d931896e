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
  account: "0x00000000000000000000000000000000000000aa",
  nonce: "5f2b9c1d7e",
  returnTo: "https://gateway.example/sources/bank",
  now: NOON,
  until: NOON + 3 * 86_400,
};

/** What a source of the tests has another way. */
export interface Changes {
  readonly bank?: Partial<Bank>;
  readonly timeoutMs?: number;
}

/** A source for a sandbox bank, which reads no huge answers and waits for no slow ones. */
export function createTestSource(
  { base, origin }: SandboxBank,
  { bank = {}, timeoutMs = 5_000 }: Changes = {},
) {
  return createBankSource({
    base,
    pages: [origin],
    address: "192.0.2.7",
    fetch: createSourceFetch({ origins: [base], maxBytes: 300_000, timeoutMs }),
    wait: async () => {},
    ...bank,
  });
}

/** A sandbox bank, whose clock can be set, and the source that reads it. */
export async function startBankWorld({ bank, ...options }: SandboxOptions & Changes = {}) {
  const clock = { now: NOON };
  const sandbox = await startSandboxBank({ now: () => clock.now, ...options });
  return {
    sandbox,
    source: createTestSource(sandbox, { ...(bank && { bank }) }),
    clock,
    close: sandbox.close,
  };
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
  changed: Partial<Start> = {},
): Promise<{ pending: BankPending; returned: string }> {
  const { pending, ask } = await source.begin({ ...start, ...changed });
  if (ask.kind !== "open") throw new Error(`It asks to ${ask.kind}.`);
  const accounts = [accountsOf(sandbox).current];
  return { pending, returned: await visitBank(ask.url, { accounts, ...visit }) };
}
