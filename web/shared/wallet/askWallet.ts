import type { Address } from "viem";
import type { AnnouncedWallet } from "./announcedWallets.ts";
import { WalletError, walletProblemOf } from "./walletError.ts";

/** How a screen follows a request while the wallet has its own window open. */
export interface Asking {
  /** Ends the waiting with "stopped"; the wallet may go on showing the request. */
  readonly signal?: AbortSignal | undefined;
  /** Called if the wallet has not answered for a while: it may be locked, or its window hidden. */
  readonly onSlow?: (() => void) | undefined;
}

/** Milliseconds. */
const SLOW = 12_000;
const PATIENCE = 120_000;

/**
 * Does something that asks a wallet, as calls of viem and of the library do, and never waits for it for ever.
 *
 * @throws WalletError for everything that goes wrong; an answer that comes after that is not looked at.
 */
export async function askWallet<Result>(
  { name: wallet }: AnnouncedWallet,
  request: () => Promise<Result>,
  { signal, onSlow }: Asking = {},
  account?: Address,
): Promise<Result> {
  const given = { wallet, account };
  if (signal?.aborted) throw new WalletError("stopped", given);
  const over = new AbortController();
  const failing = new Promise<never>((_, reject) => {
    const fail = (problem: "stopped" | "silent") => reject(new WalletError(problem, given));
    const slow = setTimeout(() => onSlow?.(), SLOW);
    const silent = setTimeout(() => fail("silent"), PATIENCE);
    over.signal.addEventListener("abort", () => {
      clearTimeout(slow);
      clearTimeout(silent);
    });
    signal?.addEventListener("abort", () => fail("stopped"), { signal: over.signal });
  });
  try {
    return await Promise.race([failing, request()]);
  } catch (cause) {
    if (cause instanceof WalletError) throw cause;
    throw new WalletError(walletProblemOf(cause), { ...given, cause });
  } finally {
    over.abort();
  }
}
