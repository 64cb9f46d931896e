import { useState } from "preact/hooks";
import type { Address } from "viem";
import type { Unlocking } from "../../../../src/agent/vault/unlocking.ts";
import type { AnnouncedWallet } from "../../../shared/wallet/announcedWallets.ts";
import { useWalletWaiting } from "../../../shared/wallet/WalletWaiting.tsx";
import { WalletError } from "../../../shared/wallet/walletError.ts";
import { explained } from "./explained.ts";

export type Opening = ReturnType<typeof useOpening>;

/** For a screen on which somebody opens or makes something with one of several ways: one attempt at a time. */
export function useOpening(work: (unlocking: Unlocking) => Promise<void>) {
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  /** The wallet that has to be told which account to give to the page. */
  const [undecided, setUndecided] = useState<AnnouncedWallet | undefined>();
  const { waiting, during } = useWalletWaiting();

  const attempt = async (act: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    setError(undefined);
    setUndecided(undefined);
    try {
      await act();
    } catch (failure) {
      setError(explained(failure));
    }
    setBusy(false);
  };
  const attemptWith = (wallet: AnnouncedWallet, act: () => Promise<void>) =>
    attempt(async () => {
      try {
        await act();
      } catch (failure) {
        if (failure instanceof WalletError && isAboutAccounts(failure)) setUndecided(wallet);
        throw failure;
      }
    });
  return {
    ...{ error, isBusy, undecided, waiting },
    /** With a passphrase or a passkey. */
    by: (get: () => Promise<Unlocking>) => attempt(async () => work(await get())),
    /** @param among Accounts of which only one will do; by default any. */
    byWallet: (wallet: AnnouncedWallet, among?: readonly Address[]) =>
      attemptWith(wallet, async () => {
        const { byWallet } = await import("./unlockings.ts");
        await work(await byWallet(wallet, during, among));
      }),
    /** Has the wallet ask which account the page may use, and tries it. */
    byOtherAccount: (wallet: AnnouncedWallet, among?: readonly Address[]) =>
      attemptWith(wallet, async () => {
        const { byWallet, chooseAccounts } = await import("./unlockings.ts");
        await during(wallet, (asking) => chooseAccounts(wallet, asking));
        await work(await byWallet(wallet, during, among));
      }),
  };
}

function isAboutAccounts({ problem }: WalletError): boolean {
  return problem === "otherAccount" || problem === "accountChanged" || problem === "unauthorized";
}
