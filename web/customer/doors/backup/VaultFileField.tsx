/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { VaultFile } from "../../../../src/agent/vault/vaultFile.ts";
import { DecdpError } from "../../../../src/errors.ts";
import { Problem } from "../../../shared/parts/Problem.tsx";
import { wordsIn } from "../../../shared/words/language.ts";
import { words as pageWords } from "../../session.ts";
import { doorsWords } from "../../words/doors.ts";

/** A vault file that somebody chose: its text, and what can be read of it while it is closed. */
export interface ChosenFile {
  readonly text: string;
  readonly file: VaultFile;
}

/** Lets somebody choose a vault file. */
export function VaultFileField({
  label,
  hint,
  read,
  onChosen,
}: {
  readonly label: string;
  readonly hint: string;
  /** Reads the text, or throws. */
  readonly read: (text: string) => Promise<VaultFile>;
  readonly onChosen: (chosen: ChosenFile | undefined) => void;
}) {
  const [error, setError] = useState<unknown>();
  const choose = async (event: Event) => {
    const [given] = (event.currentTarget as HTMLInputElement).files ?? [];
    setError(undefined);
    onChosen(undefined);
    if (given === undefined) return;
    try {
      const text = await given.text();
      onChosen({ text, file: await read(text) });
    } catch (cause) {
      const words = wordsIn(doorsWords);
      const isTold = cause instanceof DecdpError && cause.name === "DecdpError";
      setError(isTold ? cause : new DecdpError(words.noVaultFile, { hint: words.noVaultFileHint, cause }));
    }
  };
  return (
    <>
      <label>
        {label}
        <input
          type="file"
          accept=".json,application/json"
          aria-describedby="vault-file-hint"
          onChange={(event) => void choose(event)}
        />
        <span class="quiet" id="vault-file-hint">
          {hint}
        </span>
      </label>
      <Problem error={error} words={pageWords} />
    </>
  );
}
