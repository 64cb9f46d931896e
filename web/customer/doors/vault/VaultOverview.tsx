/** @jsxImportSource preact */
import { MOST_WAYS, nameOfWay, type Way } from "../../../../src/agent/vault/vaultFile.ts";
import { Screen } from "../../../shared/parts/Screen.tsx";
import { shortAccount } from "../../../shared/wallet/walletError.ts";
import { wordsIn } from "../../../shared/words/language.ts";
import { type Opened, words as pageWords } from "../../session.ts";
import { doorsWords } from "../../words/doors.ts";
import { moreWords } from "../../words/more.ts";
import { BackupStanding } from "../backup/BackupStanding.tsx";
import { lock, vault } from "./vault.ts";

/** How the vault opens, whether there is a backup, and what can be done about both. */
export function VaultOverview(opened: Opened) {
  const words = wordsIn(doorsWords);
  const ways = (vault.value?.ways ?? []).map(({ way }) => way);
  return (
    <Screen title={wordsIn(moreWords).vault.name}>
      <section class="sheet">
        <h2>{words.ways}</h2>
        <ul class="vault-ways">
          {ways.map((way, index) => (
            <li key={nameOfWay(way)}>
              <span>{textOf(way)}</span>
              {ways.length > 1 && (
                <a
                  class="button"
                  href={`#/vault/remove/${index}`}
                  aria-label={words.removeNamed(textOf(way))}
                >
                  {words.remove}
                </a>
              )}
            </li>
          ))}
        </ul>
        {ways.length === 1 && <p class="quiet">{words.onlyWay}</p>}
        {ways.length < MOST_WAYS && (
          <a class="button" href="#/vault/add">
            {words.addWay}
          </a>
        )}
      </section>
      <section class="sheet">
        <h2>{words.backup}</h2>
        <BackupStanding />
        <a class="button" href="#/vault/backup">
          {words.toBackup}
        </a>
      </section>
      <section class="sheet">
        <h2>{words.otherDevice}</h2>
        <p class="quiet">{words.otherDeviceText}</p>
        <a class="button" href="#/vault/move">
          {words.toMove}
        </a>
      </section>
      <section class="sheet">
        <h2>{words.close}</h2>
        <p class="quiet">{words.lockText}</p>
        <button type="button" onClick={() => void lock(opened)}>
          {pageWords.lock}
        </button>
      </section>
    </Screen>
  );
}

/** A way in words. */
export function textOf(way: Way): string {
  const words = wordsIn(doorsWords);
  if (way.kind === "passphrase") return words.passphraseWay;
  return way.kind === "wallet" ? words.walletWay(shortAccount(way.account)) : words.passkeyWay(way.site);
}
