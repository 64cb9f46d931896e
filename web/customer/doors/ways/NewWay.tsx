/** @jsxImportSource preact */
import type { Unlocking } from "../../../../src/agent/vault/unlocking.ts";
import type { Vault } from "../../../../src/agent/vault/vault.ts";
import { WalletButtons } from "../../../shared/wallet/WalletButtons.tsx";
import { wordsIn } from "../../../shared/words/language.ts";
import { doorsWords } from "../../words/doors.ts";
import { arePasskeysHere } from "./arePasskeysHere.ts";
import { Outcome } from "./Outcome.tsx";
import { PassphraseForm } from "./PassphraseForm.tsx";
import { useOpening } from "./useOpening.ts";

/** Ways to open a vault from now on: a new passkey, a wallet, a passphrase. */
export function NewWay({
  label,
  vault,
  work,
}: {
  /** What the button under a passphrase says. */
  readonly label: string;
  /** The vault that gets a further way; undefined for a new one. */
  readonly vault?: Vault | undefined;
  readonly work: (unlocking: Unlocking) => Promise<void>;
}) {
  const words = wordsIn(doorsWords);
  const opening = useOpening(work);
  const { isBusy, by, byWallet } = opening;
  const hasPassphrase = vault?.ways.some(({ way }) => way.kind === "passphrase") ?? false;
  const makePasskey = () =>
    by(async () => {
      const { newPasskey } = await import("./unlockings.ts");
      return newPasskey(words.passkeyName, vault);
    });
  return (
    <div class="doors">
      <Outcome opening={opening} />
      {arePasskeysHere() ? (
        <div class="door">
          <button type="button" class="first" aria-disabled={isBusy} onClick={() => void makePasskey()}>
            {words.withPasskey}
          </button>
          <p class="quiet">{words.passkeyNew}</p>
        </div>
      ) : (
        <p class="quiet">{words.noPasskeys}</p>
      )}
      <div class="door">
        <WalletButtons
          label={words.withWallet}
          isBusy={isBusy}
          onChoose={(wallet) => void byWallet(wallet)}
        />
        <p class="quiet">{words.walletNew}</p>
      </div>
      {!hasPassphrase && (
        <details class="door">
          <summary>{words.withPassphrase}</summary>
          <PassphraseForm
            label={label}
            isNew
            isBusy={isBusy}
            onGiven={(passphrase) => void by(async () => ({ kind: "passphrase", passphrase }))}
          />
        </details>
      )}
    </div>
  );
}
