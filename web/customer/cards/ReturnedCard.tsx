/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { DecdpError } from "../../../src/errors.ts";
import { Problem } from "../../shared/parts/Problem.tsx";
import { go } from "../../shared/parts/route.ts";
import { Screen } from "../../shared/parts/Screen.tsx";
import { wordsIn } from "../../shared/words/language.ts";
import { type Opened, refresh, words } from "../session.ts";
import { cardWords } from "../words/cards/cardWords.ts";
import { isReturning, takeReturn } from "./returned.ts";

const own = wordsIn(cardWords);

/** Goes on with a card after a source has led back to the page. */
export function ReturnedCard({ desk }: Opened) {
  const [error, setError] = useState<unknown>();
  const leave = (...pieces: string[]) => {
    go("cards", ...pieces);
    isReturning.value = false;
  };
  const finish = async () => {
    try {
      const begun = await desk.waiting();
      if (begun === undefined) throw new DecdpError(own.nothingBegun);
      const card = await desk.complete(begun, takeReturn(begun.source));
      await refresh();
      leave("new", `${card.issuer}`, `${card.index}`, begun.request);
    } catch (failure) {
      // Whatever fails ends the session at the gateway, too.
      await desk.giveUp();
      setError(failure);
    }
  };
  useEffect(() => void finish(), []);
  return (
    <Screen title={error === undefined ? own.allowing : words.problem}>
      <Problem error={error} words={words} />
      {error !== undefined && (
        <button type="button" onClick={() => leave()}>
          {words.cards}
        </button>
      )}
    </Screen>
  );
}
