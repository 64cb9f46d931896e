/** @jsxImportSource preact */
import { go } from "../../../shared/parts/route.ts";
import { Screen } from "../../../shared/parts/Screen.tsx";
import { wordsIn } from "../../../shared/words/language.ts";
import type { InRoom } from "../../rooms/Room.tsx";
import { words as pageWords } from "../../session.ts";
import { doorsWords } from "../../words/doors.ts";
import { Backup } from "../backup/Backup.tsx";
import { Move } from "../backup/Move.tsx";
import { NewWay } from "../ways/NewWay.tsx";
import { RemoveWay } from "./RemoveWay.tsx";
import { VaultOverview } from "./VaultOverview.tsx";
import { addWayHere, vault } from "./vault.ts";

/** The screens of the vault, by the second piece of the address. */
export function VaultRoom({ pieces: [piece = "", way], ...opened }: InRoom) {
  if (piece === "add") return <AddWay />;
  if (piece === "remove") return <RemoveWay index={Number(way)} />;
  if (piece === "backup") return <Backup {...opened} />;
  if (piece === "move") return <Move {...opened} />;
  return <VaultOverview {...opened} />;
}

function AddWay() {
  const words = wordsIn(doorsWords);
  return (
    <Screen title={words.addWay}>
      <p>{words.addWayText}</p>
      <section class="sheet">
        <NewWay
          label={words.addPassphrase}
          vault={vault.value}
          work={async (unlocking) => {
            await addWayHere(unlocking);
            go("vault");
          }}
        />
      </section>
      <p>
        <a class="button" href="#/vault">
          {pageWords.back}
        </a>
      </p>
    </Screen>
  );
}
