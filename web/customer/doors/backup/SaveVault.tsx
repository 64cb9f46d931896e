/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { Problem } from "../../../shared/parts/Problem.tsx";
import { saveFile } from "../../../shared/parts/saveFile.ts";
import { wordsIn } from "../../../shared/words/language.ts";
import { type Opened, words as pageWords } from "../../session.ts";
import { doorsWords } from "../../words/doors.ts";
import { backupText } from "../vault/vault.ts";

/** Saves the vault to a file, or gives it to another app of the device, such as one that reaches a phone nearby. */
export function SaveVault(opened: Opened) {
  const words = wordsIn(doorsWords);
  const [error, setError] = useState<unknown>();
  const [isSaved, setSaved] = useState(false);
  const give = async (to: (name: string, text: string) => void | Promise<void>) => {
    setError(undefined);
    try {
      await to(`vault-${today()}.json`, await backupText(opened));
      setSaved(true);
    } catch (failure) {
      // Whoever closes the sheet of apps has changed their mind.
      if ((failure as Error).name !== "AbortError") setError(failure);
    }
  };
  return (
    <>
      <button type="button" class="first" onClick={() => void give(saveFile)}>
        {pageWords.save}
      </button>
      {canShare() && (
        <button type="button" onClick={() => void give(share)}>
          {words.share}
        </button>
      )}
      <p role="status">{isSaved ? words.saved : ""}</p>
      <Problem error={error} words={pageWords} />
    </>
  );
}

function share(name: string, text: string): Promise<void> {
  return navigator.share({ files: [new File([text], name, { type: "application/json" })] });
}

function canShare(): boolean {
  const probe = new File([""], "vault.json", { type: "application/json" });
  return navigator.canShare?.({ files: [probe] }) ?? false;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
