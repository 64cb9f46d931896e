/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { Problem } from "../../shared/parts/Problem.tsx";
import { Screen } from "../../shared/parts/Screen.tsx";
import { words } from "../session.ts";
import { PassphraseField } from "./PassphraseField.tsx";

/** The first screen on a device: new keys, or a vault from another device. */
export function Welcome() {
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const [isRestoring, setRestoring] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const passphrase = `${given.get("passphrase")}`;
    setError(undefined);
    if (!isRestoring && passphrase !== given.get("again")) {
      setError(new Error(words.passphrasesDiffer));
      return;
    }
    setBusy(true);
    try {
      const file = isRestoring ? await (given.get("file") as File).text() : undefined;
      const { make } = await import("../opening.ts");
      await make({ kind: "passphrase", passphrase }, file);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Screen title={words.welcomeTitle}>
      <p>{words.welcomeText}</p>
      <form class="sheet" onSubmit={submit}>
        {isRestoring && (
          <label>
            {words.restore}
            <input
              name="file"
              type="file"
              accept=".json,application/json"
              required
              aria-describedby="file-hint"
            />
            <span class="quiet" id="file-hint">
              {words.restoreHint}
            </span>
          </label>
        )}
        <PassphraseField
          name="passphrase"
          label={words.passphrase}
          hint={isRestoring ? undefined : words.passphraseHint}
          isNew={!isRestoring}
        />
        {!isRestoring && <PassphraseField name="again" label={words.passphraseAgain} isNew />}
        <Problem error={error} words={words} />
        <button type="submit" class="first" aria-disabled={isBusy}>
          {isBusy ? words.loading : words.begin}
        </button>
        {!isRestoring && (
          <button type="button" onClick={() => setRestoring(true)}>
            {words.restore}
          </button>
        )}
      </form>
    </Screen>
  );
}
