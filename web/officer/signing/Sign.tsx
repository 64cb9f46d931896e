/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { OfficerPlace } from "../../../src/brand/office/officer.ts";
import { Problem } from "../../shared/parts/Problem.tsx";
import { WalletButtons } from "../../shared/wallet/WalletButtons.tsx";
import { useWalletWaiting, WalletWaiting } from "../../shared/wallet/WalletWaiting.tsx";
import { type SignedOrder, words } from "../session.ts";
import { isKeyHere, makeDeviceKey, openDeviceKey } from "./deviceKey.ts";
import { signByKey, signByWallet, type ToApprove } from "./signApproval.ts";

/** Signs what is shown, with the key of this device or with a wallet. */
export function Sign({
  place,
  what,
  onSigned,
}: {
  readonly place: OfficerPlace;
  readonly what: ToApprove;
  readonly onSigned: (signed: SignedOrder) => Promise<void>;
}) {
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const [unknown, setUnknown] = useState<string>();
  const { waiting, during } = useWalletWaiting();
  const attempt = async (work: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    setError(undefined);
    setUnknown(undefined);
    await work().catch(setError);
    setBusy(false);
  };
  const byKey = (event: SubmitEvent) => {
    event.preventDefault();
    const passphrase = `${new FormData(event.currentTarget as HTMLFormElement).get("passphrase")}`;
    void attempt(async () => {
      const open = isKeyHere() ? openDeviceKey : makeDeviceKey;
      const account = await open(place.brand.account, passphrase);
      const isKnown = place.officers.some((one) => one.toLowerCase() === account.address.toLowerCase());
      if (!isKnown) return setUnknown(account.address);
      await onSigned(await signByKey(account, place, what));
    });
  };
  return (
    <div class="signing">
      <form class="sheet" onSubmit={byKey}>
        <h3>{words.thisDevice}</h3>
        <p class="quiet">{isKeyHere() ? words.keyIsHere : words.keyIsNew}</p>
        <label>
          {words.passphrase}
          <input
            name="passphrase"
            type="password"
            required
            minLength={isKeyHere() ? 1 : 12}
            autoComplete={isKeyHere() ? "current-password" : "new-password"}
          />
        </label>
        <button type="submit" class="first" aria-disabled={isBusy}>
          {isBusy ? words.working : isKeyHere() ? words.sign : words.makeKey}
        </button>
        {unknown !== undefined && (
          <p class="problem" role="alert">
            {words.accountUnknown} <code>{unknown}</code>
          </p>
        )}
      </form>
      <div class="sheet">
        <h3>{words.yourWallet}</h3>
        <WalletButtons
          label={words.signWith}
          isBusy={isBusy}
          onChoose={(wallet) =>
            void attempt(async () => {
              await onSigned(await during(wallet, (asking) => signByWallet(wallet, place, what, asking)));
            })
          }
        />
        <WalletWaiting waiting={waiting} />
      </div>
      <Problem error={error} words={words} />
    </div>
  );
}
