/** @jsxImportSource preact */
import { personalData } from "../../../src/consent/dpv/personalData.ts";
import { differenceWordsFor } from "../../../src/consent/terms/difference/words/language.ts";
import type { Finding } from "../../../src/consent/terms/lint/rule.ts";
import type { Terms } from "../../../src/consent/terms/terms.ts";
import { sourcesOfData } from "../../../src/consent/terms/words.ts";
import { SelectField } from "../parts/Fields.tsx";
import { language } from "../session.ts";
import { termsWords } from "../words/terms.ts";
import { Findings } from "./Findings.tsx";

const said = termsWords[language];
const coded = differenceWordsFor(language);
const categories = Object.keys(personalData)
  .map((code) => [code, coded.code(code)] as const)
  .sort(([, left], [, right]) => left.localeCompare(right, language));

/** What kind of details are asked for, where they come from, and what follows from them. */
export function DataFields({
  terms,
  change,
  at,
}: {
  readonly terms: Terms;
  readonly change: (terms: Partial<Terms>) => void;
  readonly at: (field: string) => readonly Finding[];
}) {
  const needs = (index: number, changed: Partial<Terms["data"][number]>) =>
    change({ data: terms.data.map((need, place) => (place === index ? { ...need, ...changed } : need)) });
  return (
    <>
      {terms.data.map(({ attributes, category, source }, index) => (
        <fieldset class="condition" key={index}>
          <legend>{attributes.join(", ")}</legend>
          <SelectField
            label={said.category}
            value={category}
            options={categories}
            onInput={(one) => needs(index, { category: one as typeof category })}
          />
          <SelectField
            label={said.source}
            value={source}
            options={sourcesOfData.map((one) => [one, said.sources[one]])}
            onInput={(one) => needs(index, { source: one as typeof source })}
          />
        </fieldset>
      ))}
      <Findings findings={at("data")} />
      {terms.inferences.map(({ category, from }, index) => (
        <SelectField
          key={index}
          label={`${said.infers} (${from.join(", ")})`}
          value={category}
          options={categories}
          onInput={(one) =>
            change({
              inferences: terms.inferences.map((inference, place) =>
                place === index ? { ...inference, category: one as typeof category } : inference,
              ),
            })
          }
        />
      ))}
      <Findings findings={at("inferences")} />
    </>
  );
}
