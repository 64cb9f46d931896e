/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { wordsIn } from "../words/language.ts";
import type { AnnouncedWallet } from "./announcedWallets.ts";
import type { Asking } from "./askWallet.ts";
import { walletWords } from "./walletWords.ts";

/** A wallet that is being asked. */
export interface WaitingFor {
  readonly wallet: AnnouncedWallet;
  readonly isSlow: boolean;
  readonly stop: () => void;
}

/** For a screen that asks wallets: which one it waits for now, and how to ask. */
export function useWalletWaiting() {
  const [waiting, setWaiting] = useState<WaitingFor | undefined>();
  const during = async <Result,>(
    wallet: AnnouncedWallet,
    work: (asking: Asking) => Promise<Result>,
  ): Promise<Result> => {
    const stopping = new AbortController();
    const now = { wallet, isSlow: false, stop: () => stopping.abort() };
    setWaiting(now);
    try {
      return await work({ signal: stopping.signal, onSlow: () => setWaiting({ ...now, isSlow: true }) });
    } finally {
      setWaiting(undefined);
    }
  };
  return { waiting, during };
}

/** Says that the wallet has to be looked at; after a while why it may be silent, and how to stop waiting for it. */
export function WalletWaiting({ waiting }: { readonly waiting: WaitingFor | undefined }) {
  const words = wordsIn(walletWords);
  return (
    <div class="waiting" role="status">
      {waiting !== undefined && <p>{words.confirm(waiting.wallet.name)}</p>}
      {waiting?.isSlow && <p>{words.slow(waiting.wallet.name)}</p>}
      {waiting !== undefined && (
        <button type="button" onClick={waiting.stop}>
          {words.stopWaiting}
        </button>
      )}
    </div>
  );
}
