/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { readQuestionFile } from "../../../src/brand/office/ownQuestion.ts";
import type { DraftParts } from "../../../src/brand/office/parts.ts";
import { Problem } from "../../shared/parts/Problem.tsx";
import { TextField } from "../parts/Fields.tsx";
import { language, words } from "../session.ts";
import { questionWords } from "../words/question.ts";

const said = questionWords[language];

/** The model, from the card of one that was trained, and what the brand calls the groups that it gives. */
export function ModelFields({
  parts,
  edit,
}: {
  readonly parts: DraftParts;
  readonly edit: (parts: DraftParts) => void;
}) {
  const { model, schema, groups } = parts;
  const [error, setError] = useState<unknown>();
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    try {
      const read = readQuestionFile(await file.text(), file.name);
      if (read.model === undefined || read.schema.id !== schema.id) throw new Error(said.otherSchema);
      setError(undefined);
      edit({ ...parts, model: read.model, groups: namesFor(read.model.cutoffs.length + 1, groups) });
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <section class="sheet">
      <h2>{said.model}</h2>
      <p>{model === undefined ? said.noModel : said.modelOf(Object.keys(model.points).join(", "))}</p>
      {model !== undefined && (
        <button
          type="button"
          onClick={() => {
            const { model: _, ...rest } = parts;
            edit({ ...rest, groups: namesFor(1, groups) });
          }}
        >
          {said.dropModel}
        </button>
      )}
      <label>
        {said.modelFile}
        <input
          type="file"
          accept=".json,application/json"
          onInput={({ currentTarget }) => take(currentTarget.files?.[0])}
        />
      </label>
      <Problem error={error} words={words} />
      <fieldset class="groups">
        <legend>{said.groups}</legend>
        {Object.entries(groups).map(([segment, name]) => (
          <TextField
            key={segment}
            label={said.group(Number(segment))}
            value={name}
            onInput={(changed) =>
              changed !== "" && edit({ ...parts, groups: { ...groups, [segment]: changed } })
            }
          />
        ))}
      </fieldset>
    </section>
  );
}

/** Names for group 0 and so many others: those that there are, and numbers for new ones. */
function namesFor(others: number, groups: DraftParts["groups"]): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: others + 1 }, (_, segment) => [`${segment}`, groups[`${segment}`] ?? `${segment}`]),
  );
}
