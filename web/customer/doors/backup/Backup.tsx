/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { Screen } from "../../../shared/parts/Screen.tsx";
import { wordsIn } from "../../../shared/words/language.ts";
import { type Opened, words as pageWords } from "../../session.ts";
import { doorsWords } from "../../words/doors.ts";
import { KnownWays } from "../ways/KnownWays.tsx";
import { BackupStanding } from "./BackupStanding.tsx";
import { checkBackup, readBackup } from "./checkBackup.ts";
import { SaveVault } from "./SaveVault.tsx";
import { type ChosenFile, VaultFileField } from "./VaultFileField.tsx";

/** Saves the vault, and opens the file again to see that it works. */
export function Backup(opened: Opened) {
  const words = wordsIn(doorsWords);
  const [chosen, setChosen] = useState<ChosenFile | undefined>();
  const [isChecked, setChecked] = useState(false);
  return (
    <Screen title={words.backup}>
      <p>{words.backupText}</p>
      <section class="sheet">
        <h2>{words.saveStep}</h2>
        <p class="quiet">{words.saveHint}</p>
        <SaveVault {...opened} />
      </section>
      <section class="sheet">
        <h2>{words.checkStep}</h2>
        <p class="quiet">{words.checkText}</p>
        <VaultFileField
          label={words.checkFile}
          hint={words.checkFileHint}
          read={async (text) => readBackup(text)}
          onChosen={(given) => {
            setChecked(false);
            setChosen(given);
          }}
        />
        {chosen !== undefined && !isChecked && (
          <KnownWays
            key={chosen.file.nonce}
            file={chosen.file}
            label={words.check}
            work={async (unlocking) => {
              await checkBackup(chosen.text, unlocking);
              setChecked(true);
            }}
          />
        )}
        <div role="status">
          {isChecked && (
            <p>
              <strong>{words.backupWorks}</strong>
            </p>
          )}
          <BackupStanding />
        </div>
      </section>
      <p>
        <a class="button" href="#/vault">
          {pageWords.back}
        </a>
      </p>
    </Screen>
  );
}
