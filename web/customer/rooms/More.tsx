/** @jsxImportSource preact */
import { Screen } from "../../shared/parts/Screen.tsx";
import { wordsIn } from "../../shared/words/language.ts";
import { words } from "../session.ts";
import { moreWords, rooms } from "../words/more.ts";

/** The rooms beside requests, permissions and cards. */
export function More() {
  const own = wordsIn(moreWords);
  return (
    <Screen title={words.more}>
      <ul class="list">
        {rooms.map((room) => (
          <li key={room}>
            <a class="sheet way" href={`#/${room}`}>
              <strong>{own[room].name}</strong>
              <span class="quiet">{own[room].text}</span>
            </a>
          </li>
        ))}
      </ul>
    </Screen>
  );
}
