/** @jsxImportSource preact */
import { isAddressEqual } from "viem";
import { route } from "../../../shared/parts/route.ts";
import { shortAccount } from "../../../shared/wallet/walletError.ts";
import { wordsIn } from "../../../shared/words/language.ts";
import { doorsWords } from "../../words/doors.ts";
import { moreWords } from "../../words/more.ts";
import { backupNote } from "../backup/backupNote.ts";
import { walletUser } from "../ways/walletUser.ts";

/** Where somebody has time to think of backups. */
const calm = ["", "requests", "cards"];

/** What has to be known about the vault while it is open: no backup was checked, or the wallet went on to another account. */
export function DoorNotices() {
  const words = wordsIn(doorsWords);
  const user = walletUser.value;
  const [chosen] = user?.accounts.value ?? [];
  const hasChanged = user !== undefined && (chosen === undefined || !isAddressEqual(chosen, user.account));
  const lacksBackup = backupNote.value === undefined && calm.includes(route.value[0] ?? "");
  return (
    <div class="notices" role="status">
      {hasChanged && (
        <p class="notice">
          {words.accountChanged(user.wallet.name, shortAccount(user.account))}{" "}
          <a href="#/vault">{wordsIn(moreWords).vault.name}</a>
        </p>
      )}
      {lacksBackup && (
        <p class="notice">
          {words.noBackup} <a href="#/vault/backup">{words.toBackup}</a>
        </p>
      )}
    </div>
  );
}
