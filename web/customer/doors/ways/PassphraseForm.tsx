/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { Problem } from "../../../shared/parts/Problem.tsx";
import { PassphraseField } from "../../screens/PassphraseField.tsx";
import { words } from "../../session.ts";

/** A passphrase that opens something; a new one is typed twice. */
export function PassphraseForm({
  label,
  isNew = false,
  isBusy,
  onGiven,
}: {
  /** What its button says. */
  readonly label: string;
  readonly isNew?: boolean;
  readonly isBusy: boolean;
  readonly onGiven: (passphrase: string) => void;
}) {
  const [doDiffer, setDiffer] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const passphrase = `${given.get("passphrase")}`;
    const isTwice = !isNew || passphrase === given.get("again");
    setDiffer(!isTwice);
    if (isTwice) onGiven(passphrase);
  };
  return (
    <form onSubmit={submit}>
      <PassphraseField
        name="passphrase"
        label={words.passphrase}
        hint={isNew ? words.passphraseHint : undefined}
        isNew={isNew}
      />
      {isNew && <PassphraseField name="again" label={words.passphraseAgain} isNew />}
      <Problem error={doDiffer ? new Error(words.passphrasesDiffer) : undefined} words={words} />
      <button type="submit" class="first" aria-disabled={isBusy}>
        {isBusy ? words.loading : label}
      </button>
    </form>
  );
}
