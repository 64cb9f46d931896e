/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { Problem } from "../../shared/parts/Problem.tsx";
import { Screen } from "../../shared/parts/Screen.tsx";
import { words } from "../session.ts";
import { PassphraseField } from "./PassphraseField.tsx";

/** Opens the vault that this device has. */
export function Unlock() {
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const given = new FormData(event.currentTarget as HTMLFormElement);
    setError(undefined);
    setBusy(true);
    try {
      const { unlock } = await import("../opening.ts");
      await unlock({ kind: "passphrase", passphrase: `${given.get("passphrase")}` });
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Screen title={words.unlockTitle}>
      <form class="sheet" onSubmit={submit}>
        <PassphraseField name="passphrase" label={words.passphrase} isNew={false} />
        <Problem error={error} words={words} />
        <button type="submit" class="first" aria-disabled={isBusy}>
          {isBusy ? words.loading : words.unlock}
        </button>
      </form>
    </Screen>
  );
}
