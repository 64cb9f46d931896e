/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { failureWords } from "../failures/failureWords.ts";
import { wordsIn } from "../words/language.ts";
import { Screen } from "./Screen.tsx";

const { slow } = wordsIn(failureWords);
/** Milliseconds after which people wonder. */
const USUAL = 5000;

/** A screen while something is fetched; says so if it takes long. */
export function Loading({ title }: { readonly title: string }) {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), USUAL);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Screen title={title}>
      <p role="status">{isSlow ? slow : ""}</p>
    </Screen>
  );
}
