/** @jsxImportSource preact */
import { optionalTexts, renderingTexts } from "../../../../src/brand/office/fitRendering.ts";
import type { DraftParts } from "../../../../src/brand/office/parts.ts";
import { differenceWordsFor } from "../../../../src/consent/terms/difference/words/language.ts";
import type { Rendering } from "../../../../src/consent/terms/rendering.ts";
import { type Language, languages } from "../../../shared/words/language.ts";
import { TextField } from "../../parts/Fields.tsx";
import { language as own } from "../../session.ts";
import { termsWords } from "../../words/terms.ts";
import { renderingFor } from "../CustomerScreen.tsx";

const said = termsWords[own];
const coded = differenceWordsFor(own);
const labels: Readonly<Record<(typeof renderingTexts)[number] | (typeof optionalTexts)[number], string>> = {
  title: said.heading,
  purpose: said.why,
  ifYouSayNo: said.ifNo,
  recipients: said.receives,
  retention: said.kept,
  withdrawal: said.stop,
  decision: said.decision,
  price: said.price,
  reward: said.reward,
};

/** The brand's words in a language, one field for each thing that has to be said. */
export function RenderingFields({
  parts,
  language,
  edit,
}: {
  readonly parts: DraftParts;
  readonly language: Language;
  readonly edit: (parts: DraftParts) => void;
}) {
  const written = parts.renderings.find((one) => one.language.startsWith(language));
  const others = parts.renderings.filter((one) => one !== written);
  const name = languages[language];
  if (written === undefined) {
    const base = renderingFor(parts, language);
    if (base === undefined) return null;
    return (
      <button
        type="button"
        onClick={() => edit({ ...parts, renderings: [...others, { ...base, language, version: 1 }] })}
      >
        {said.write(name)}
      </button>
    );
  }
  const put = (changed: Partial<Rendering>) =>
    edit({
      ...parts,
      renderings: parts.renderings.map((one) => (one === written ? { ...one, ...changed } : one)),
    });
  const field = (label: string, value: string, onInput: (text: string) => void) => (
    <TextField key={label} label={label} value={value} isLong lang={language} onInput={onInput} />
  );
  return (
    <details>
      <summary>{said.words}</summary>
      {[...renderingTexts, ...optionalTexts]
        .filter((one) => written[one] !== undefined)
        .map((one) => field(labels[one], written[one]!, (text) => put({ [one]: text })))}
      {Object.entries(written.data).map(([category, text]) =>
        field(said.dataFor(coded.code(category)), text, (changed) =>
          put({ data: { ...written.data, [category]: changed } }),
        ),
      )}
      {Object.entries(written.inferences).map(([category, text]) =>
        field(said.inferenceOf(coded.code(category)), text, (changed) =>
          put({ inferences: { ...written.inferences, [category]: changed } }),
        ),
      )}
      <button class="last" type="button" onClick={() => edit({ ...parts, renderings: others })}>
        {said.leaveOut(name)}
      </button>
    </details>
  );
}
