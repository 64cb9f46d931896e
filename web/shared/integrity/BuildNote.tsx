/** @jsxImportSource preact */
import { Facts } from "../parts/Facts.tsx";
import { dayIn } from "../words/formats.ts";
import { type Language, wordsIn } from "../words/language.ts";
import { integrityWords } from "./integrityWords.ts";
import { standing } from "./shown.ts";

const words = wordsIn(integrityWords);

/** At the foot of every screen: which version this page is, and what the guard has to say. */
export function BuildNote({ language }: { readonly language: string }) {
  const now = standing.value;
  if (now === undefined) return <footer class="foot" />;
  const { build, announced, isNewerReady, refused } = now;
  return (
    <footer class="foot">
      {isNewerReady && (
        <p role="status">
          {words.newer}{" "}
          <button type="button" onClick={() => location.reload()}>
            {words.takeNewer}
          </button>
        </p>
      )}
      {refused !== undefined && <p role="status">{words.refused}</p>}
      <details>
        <summary>
          {announced === undefined ? words.version(build.slice(0, 8)) : words.version(`${announced.number}`)}
        </summary>
        <Facts
          rows={[
            [words.build, <code key="build">{build}</code>],
            [
              words.announced,
              announced === undefined ? words.notAnnounced : dayIn(language as Language, announced.at),
            ],
            [words.refusedWhy, refused?.why],
          ]}
        />
        <p class="quiet">{words.howToCheck}</p>
      </details>
    </footer>
  );
}
