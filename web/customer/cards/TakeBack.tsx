/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { Problem } from "../../shared/parts/Problem.tsx";
import { dayIn } from "../../shared/words/formats.ts";
import { wordsIn } from "../../shared/words/language.ts";
import { type Opened, words } from "../session.ts";
import { cardWords } from "../words/cards/cardWords.ts";
import type { GivenPermission } from "./kept.ts";

const own = wordsIn(cardWords);

/** Takes the permission of a card back; nothing for a card that came from a file. */
export function TakeBack({
  desk,
  given,
  onTaken,
}: Pick<Opened, "desk"> & { readonly given: GivenPermission | undefined; readonly onTaken: () => void }) {
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  if (given === undefined) return null;
  if (given.endedAt !== undefined) {
    return <p class="quiet">{own.takenBack(dayIn(words.language, given.endedAt))}</p>;
  }
  const take = async () => {
    if (isBusy) return;
    setBusy(true);
    setError(undefined);
    await desk.takeBack(given).then(onTaken, setError);
    setBusy(false);
  };
  return (
    <details>
      <summary>{own.takeBack}</summary>
      <p>{own.takeBackText}</p>
      <Problem error={error} words={words} />
      <button type="button" aria-disabled={isBusy} onClick={() => void take()}>
        {own.takeBack}
      </button>
    </details>
  );
}
