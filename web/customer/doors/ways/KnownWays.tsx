/** @jsxImportSource preact */
import type { Address } from "viem";
import type { Unlocking } from "../../../../src/agent/vault/unlocking.ts";
import type { VaultFile, Way } from "../../../../src/agent/vault/vaultFile.ts";
import { WalletButtons } from "../../../shared/wallet/WalletButtons.tsx";
import { shortAccount } from "../../../shared/wallet/walletError.ts";
import { wordsIn } from "../../../shared/words/language.ts";
import { doorsWords } from "../../words/doors.ts";
import { Outcome } from "./Outcome.tsx";
import { PassphraseForm } from "./PassphraseForm.tsx";
import { useOpening } from "./useOpening.ts";

/** The ways that open a vault, each as it is used. */
export function KnownWays({
  file,
  label,
  work,
}: {
  /** The vault, closed. */
  readonly file: Pick<VaultFile, "ways">;
  /** What the button under the passphrase says. */
  readonly label: string;
  readonly work: (unlocking: Unlocking) => Promise<void>;
}) {
  const words = wordsIn(doorsWords);
  const opening = useOpening(work);
  const { isBusy, by, byWallet } = opening;
  const ways = file.ways.map(({ way }) => way);
  const has = (kind: Way["kind"]) => ways.some((way) => way.kind === kind);
  const accounts = ways.flatMap((way): Address[] => (way.kind === "wallet" ? [way.account] : []));
  const askPasskey = () =>
    by(async () => {
      const { passkeyOf } = await import("./unlockings.ts");
      return passkeyOf(file);
    });
  return (
    <div class="doors">
      <Outcome opening={opening} among={accounts} />
      {has("passkey") && (
        <button type="button" class="first" aria-disabled={isBusy} onClick={() => void askPasskey()}>
          {words.withPasskey}
        </button>
      )}
      {has("wallet") && (
        <div class="door">
          <WalletButtons
            label={words.withWallet}
            isBusy={isBusy}
            onChoose={(wallet) => void byWallet(wallet, accounts)}
          />
          <p class="quiet">{words.walletKnown(accounts.map(shortAccount))}</p>
        </div>
      )}
      {has("passphrase") && (
        <PassphraseForm
          label={label}
          isBusy={isBusy}
          onGiven={(passphrase) => void by(async () => ({ kind: "passphrase", passphrase }))}
        />
      )}
    </div>
  );
}
