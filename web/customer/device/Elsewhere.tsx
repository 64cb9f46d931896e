/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { Problem } from "../../shared/parts/Problem.tsx";
import { Screen } from "../../shared/parts/Screen.tsx";
import { wordsIn } from "../../shared/words/language.ts";
import { beginHere } from "../beginning.ts";
import { words } from "../session.ts";
import { deviceWords } from "./deviceWords.ts";

const inWords = wordsIn(deviceWords);

/** Another tab works with what is kept here. */
export function Elsewhere({ network }: { readonly network: string }) {
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const take = async () => {
    if (isBusy) return;
    setBusy(true);
    setError(undefined);
    try {
      await beginHere(network);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Screen title={inWords.elsewhereTitle}>
      <p>{inWords.elsewhereText}</p>
      <Problem error={error} words={words} />
      <button type="button" class="first" aria-disabled={isBusy} onClick={() => void take()}>
        {isBusy ? words.loading : inWords.useHere}
      </button>
    </Screen>
  );
}
