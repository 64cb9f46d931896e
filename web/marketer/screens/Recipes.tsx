/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { DraftContent } from "../../../src/brand/office/draft.ts";
import { contentOfRecipe } from "../../../src/brand/office/fromRecipe.ts";
import { contentOfQuestion, readQuestionFile } from "../../../src/brand/office/ownQuestion.ts";
import { partsOf } from "../../../src/brand/office/parts.ts";
import { type MixElement, recipes } from "../../../src/brand/recipes/recipes.ts";
import { attributesUsed } from "../../../src/format/campaign/requestWords.ts";
import { Problem } from "../../shared/parts/Problem.tsx";
import { go } from "../../shared/parts/route.ts";
import { Screen } from "../../shared/parts/Screen.tsx";
import { CustomerScreen } from "../draft/CustomerScreen.tsx";
import { beginDraft, facts, language, words } from "../session.ts";
import { recipeWords } from "../words/recipes.ts";

const said = recipeWords[language];
/** Answers that a new campaign pays for, until somebody says how many. */
const USUAL_ANSWERS = 500;

/** Whole campaigns to begin with, each with what a customer sees. */
export function Recipes() {
  const [error, setError] = useState<unknown>();
  const { house } = facts.value!;
  const begin = (make: () => DraftContent) =>
    Promise.resolve()
      .then(make)
      .then(beginDraft)
      .then(({ id }) => go("draft", id, "question"))
      .catch(setError);
  return (
    <Screen title={said.title}>
      <p>{said.why}</p>
      <Problem error={error} words={words} />
      {(Object.keys(recipes) as MixElement[]).map((element) => {
        const make = () => contentOfRecipe(house, element, { answers: USUAL_ANSWERS });
        const parts = partsOf(make());
        const { name, question } = said.recipes[element];
        return (
          <section class="sheet" key={element}>
            <h2>{name}</h2>
            <p>{question}</p>
            <p class="quiet">
              {said.asks}: {attributesUsed(parts).join(", ")} · {said.groups}:{" "}
              {Object.values(parts.groups).join(", ")}
            </p>
            <details>
              <summary>{said.seen}</summary>
              <CustomerScreen parts={parts} house={house} language={language} />
            </details>
            <button type="button" onClick={() => begin(make)}>
              {said.use(name)}
            </button>
          </section>
        );
      })}
      <section class="sheet">
        <h2>{said.own}</h2>
        <p>{said.ownWhy}</p>
        <label>
          {said.file}
          <input
            type="file"
            accept=".json,application/json"
            onInput={async ({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              if (file === undefined) return;
              const text = await file.text();
              await begin(() =>
                contentOfQuestion(house, readQuestionFile(text, file.name), { answers: USUAL_ANSWERS }),
              );
            }}
          />
        </label>
      </section>
    </Screen>
  );
}
