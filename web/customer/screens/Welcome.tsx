/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { Screen } from "../../shared/parts/Screen.tsx";
import { wordsIn } from "../../shared/words/language.ts";
import { Restore } from "../doors/backup/Restore.tsx";
import { NewWay } from "../doors/ways/NewWay.tsx";
import { words } from "../session.ts";
import { doorsWords } from "../words/doors.ts";

/** The first screen on a device: new keys, or a vault from another device. */
export function Welcome() {
  const [isRestoring, setRestoring] = useState(location.hash === "#/restore");
  if (isRestoring) return <Restore back={() => setRestoring(false)} />;
  return (
    <Screen title={words.welcomeTitle}>
      <p>{words.welcomeText}</p>
      <section class="sheet">
        <h2>{wordsIn(doorsWords).howToOpen}</h2>
        <NewWay
          label={words.begin}
          work={async (unlocking) => {
            const { make } = await import("../opening.ts");
            await make(unlocking);
          }}
        />
      </section>
      <button type="button" onClick={() => setRestoring(true)}>
        {words.restore}
      </button>
    </Screen>
  );
}
