/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { Screen } from "../../../shared/parts/Screen.tsx";
import { wordsIn } from "../../../shared/words/language.ts";
import { words } from "../../session.ts";
import { doorsWords } from "../../words/doors.ts";
import { KnownWays } from "../ways/KnownWays.tsx";
import { type ChosenFile, VaultFileField } from "./VaultFileField.tsx";

/** Brings a vault from another device, or from a backup, to this one. */
export function Restore({ back }: { readonly back: () => void }) {
  const [chosen, setChosen] = useState<ChosenFile | undefined>();
  return (
    <Screen title={wordsIn(doorsWords).restoreTitle}>
      <section class="sheet">
        <VaultFileField
          label={words.restore}
          hint={words.restoreHint}
          read={async (text) => {
            const { readVaultFile } = await import("../../../../src/agent/vault/vaultFile.ts");
            return readVaultFile(text);
          }}
          onChosen={setChosen}
        />
        {chosen !== undefined && (
          <KnownWays
            key={chosen.file.nonce}
            file={chosen.file}
            label={words.begin}
            work={async (unlocking) => {
              const { restore } = await import("../../opening.ts");
              await restore(chosen.text, unlocking);
            }}
          />
        )}
      </section>
      <button type="button" onClick={back}>
        {words.back}
      </button>
    </Screen>
  );
}
