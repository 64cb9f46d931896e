/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { Unlocking } from "../../../../src/agent/vault/unlocking.ts";
import type { Way } from "../../../../src/agent/vault/vaultFile.ts";
import { Problem } from "../../../shared/parts/Problem.tsx";
import { WalletButtons } from "../../../shared/wallet/WalletButtons.tsx";
import { wordsIn } from "../../../shared/words/language.ts";
import { openDeviceTable } from "../../device/database.ts";
import { keyringIn } from "../../device/keyring.ts";
import { words as pageWords } from "../../session.ts";
import { doorsWords } from "../../words/doors.ts";
import { explained } from "../ways/explained.ts";
import { PassphraseForm } from "../ways/PassphraseForm.tsx";
import type { DuringWallet } from "../ways/unlockings.ts";

/** Lets somebody confirm a way of the vault that stays. */
export function StayingWay({
  way,
  during,
  onGiven,
}: {
  readonly way: Way;
  readonly during: DuringWallet;
  readonly onGiven: (unlocking: Unlocking) => void;
}) {
  const words = wordsIn(doorsWords);
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const confirm = async (get: () => Promise<Unlocking>) => {
    if (isBusy) return;
    setBusy(true);
    setError(undefined);
    try {
      onGiven(await get());
    } catch (failure) {
      setError(explained(failure));
    }
    setBusy(false);
  };
  const byPassphrase = async (passphrase: string): Promise<Unlocking> => {
    const unlocking = { kind: "passphrase", passphrase } as const;
    // A slip of the finger would shut its owner out.
    await keyringIn(await openDeviceTable()).open(unlocking);
    return unlocking;
  };
  return (
    <>
      <Problem error={error} words={pageWords} />
      {way.kind === "passphrase" && (
        <PassphraseForm
          label={words.confirm}
          isBusy={isBusy}
          onGiven={(passphrase) => void confirm(() => byPassphrase(passphrase))}
        />
      )}
      {way.kind === "passkey" && (
        <button
          type="button"
          onClick={() =>
            void confirm(async () => {
              const { passkeyOfWay } = await import("../ways/unlockings.ts");
              return passkeyOfWay(way);
            })
          }
        >
          {words.confirm}
        </button>
      )}
      {way.kind === "wallet" && (
        <WalletButtons
          label={words.withWallet}
          isBusy={isBusy}
          onChoose={(wallet) =>
            void confirm(async () => {
              const { byWallet } = await import("../ways/unlockings.ts");
              return byWallet(wallet, during, [way.account]);
            })
          }
        />
      )}
    </>
  );
}
