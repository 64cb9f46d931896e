/** @jsxImportSource preact */
import { useMemo } from "preact/hooks";
import type { ReviewChange } from "../../../src/brand/review/changes/change.ts";
import { conditionsInWords } from "../../../src/brand/review/changes/request.ts";
import { reviewDifference } from "../../../src/brand/review/difference.ts";
import type { Reviewed } from "../../../src/brand/review/reviewed.ts";
import { explanationWordsFor } from "../../../src/model/explanation/words/language.ts";
import { language, words } from "../session.ts";
import { Caught } from "./Caught.tsx";

/** What a draft changes, by what it means for customers; without an older one, what it asks. */
export function Compared({
  older,
  newer,
}: {
  readonly older: Reviewed | undefined;
  readonly newer: Reviewed;
}) {
  const difference = useMemo(() => older && reviewDifference(older, newer, language), [older, newer]);
  if (difference === undefined) {
    const conditions = conditionsInWords(newer.document, explanationWordsFor(language));
    return (
      <section class="sheet" aria-labelledby="changes">
        <h2 id="changes">{words.allIsNew}</h2>
        <p>{words.allIsNewWhy}</p>
        {conditions.length > 0 && (
          <ul>
            {conditions.map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ul>
        )}
      </section>
    );
  }
  const { verdict, changes, caught, leftOut } = difference;
  return (
    <section class="sheet" aria-labelledby="changes">
      <h2 id="changes">{words.changes}</h2>
      <p class={`verdict ${verdict}`}>{words.verdicts[verdict]}</p>
      {changes.length > 0 && (
        <ul class="changes">
          {changes.map((change) => (
            <Change change={change} key={change.words} />
          ))}
        </ul>
      )}
      <Caught schema={newer.document.schema} groups={newer.groups} caught={caught} leftOut={leftOut} />
    </section>
  );
}

/** Whoever does not see the colour reads the mark, and whoever does not see at all hears the word. */
function Change({ change: { direction, words: said } }: { readonly change: ReviewChange }) {
  return (
    <li class={direction}>
      <strong>{words.directions[direction]}</strong> {said}
    </li>
  );
}
