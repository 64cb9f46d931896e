/** @jsxImportSource preact */
import { QrCode } from "../../../shared/parts/QrCode.tsx";
import { Screen } from "../../../shared/parts/Screen.tsx";
import { wordsIn } from "../../../shared/words/language.ts";
import { type Opened, words as pageWords } from "../../session.ts";
import { doorsWords } from "../../words/doors.ts";
import { vault } from "../vault/vault.ts";
import { SaveVault } from "./SaveVault.tsx";

/** Brings the vault to another device: a file goes there, and the code says only where this page is. */
export function Move(opened: Opened) {
  const words = wordsIn(doorsWords);
  const address = `${location.origin}/#/restore`;
  const kinds = new Set(vault.value?.ways.map(({ way }) => way.kind));
  return (
    <Screen title={words.otherDevice}>
      {!kinds.has("passphrase") && (
        <section class="sheet">
          <p>{kinds.has("passkey") ? words.moveWithPasskey : words.moveWithWallet}</p>
          <a class="button" href="#/vault/add">
            {words.addWay}
          </a>
        </section>
      )}
      <section class="sheet">
        <h2>{words.moveFile}</h2>
        <p class="quiet">{words.moveFileText}</p>
        <SaveVault {...opened} />
      </section>
      <section class="sheet">
        <h2>{words.movePage}</h2>
        <p class="quiet">{words.movePageText}</p>
        <QrCode text={address} label={words.codeOf(address)} />
        <p class="address">{address}</p>
      </section>
      <section class="sheet">
        <h2>{words.moveOpen}</h2>
        <p class="quiet">{words.moveOpenText}</p>
      </section>
      <p class="quiet">{words.twoDevices}</p>
      <p>
        <a class="button" href="#/vault">
          {pageWords.back}
        </a>
      </p>
    </Screen>
  );
}
