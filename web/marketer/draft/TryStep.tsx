/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { DecdpError } from "../../../src/errors.ts";
import { attributesUsed, requestFrom } from "../../../src/format/campaign/requestWords.ts";
import { explainerOf } from "../../../src/model/explanation/explanation.ts";
import { explanationWordsFor } from "../../../src/model/explanation/words/language.ts";
import { sectionsOf } from "../../../src/model/explanation/words/sections.ts";
import { encodeAttributes, isCategory } from "../../../src/request/schema.ts";
import { SelectField, TextField } from "../parts/Fields.tsx";
import { language } from "../session.ts";
import { finishWords } from "../words/finish.ts";
import type { StepProps } from "./stepProps.ts";

const said = finishWords[language];

/** Somebody made up answers, on this page only. A group that was not expected pauses the campaign. */
export function TryStep({ parts, editing }: StepProps) {
  const { schema, groups } = parts;
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [expected, setExpected] = useState(Object.keys(groups).at(-1)!);
  const [found, setFound] = useState<ReturnType<typeof answerOf>>();
  const asked = schema.attributes.filter(({ name }) => attributesUsed(parts).includes(name));
  const set = (name: string, value: string) => {
    setFound(undefined);
    setValues({ ...values, [name]: value });
  };
  const answer = () => {
    const now = answerOf(parts, values);
    setFound(now);
    if ("problem" in now || `${now.segment}` === expected) return;
    if (!["draft", "submitted", "returned", "approved"].includes(editing.draft.value.state)) return;
    void editing.perform("pause", said.pausedBy(groups[now.segment] ?? `${now.segment}`, groups[expected]!));
  };
  return (
    <section class="sheet">
      <h2>{said.tryTitle}</h2>
      <p class="quiet">{said.tryWhy}</p>
      {asked.map((attribute) =>
        isCategory(attribute) ? (
          <SelectField
            key={attribute.name}
            label={attribute.name}
            value={values[attribute.name] ?? ""}
            options={[["", said.unknown], ...attribute.categories.map((one) => [one, one] as const)]}
            onInput={(value) => set(attribute.name, value)}
          />
        ) : (
          <TextField
            key={attribute.name}
            type="number"
            label={`${attribute.name} (${attribute.unit})`}
            value={values[attribute.name] ?? ""}
            onInput={(value) => set(attribute.name, value)}
          />
        ),
      )}
      <SelectField
        label={said.expected}
        value={expected}
        options={Object.entries(groups)}
        onInput={(segment) => {
          setFound(undefined);
          setExpected(segment);
        }}
      />
      <button type="button" class="first" onClick={answer}>
        {said.answer}
      </button>
      <div role="status">
        {found !== undefined && <Found found={found} groups={groups} expected={expected} />}
      </div>
    </section>
  );
}

function Found({
  found,
  groups,
  expected,
}: {
  readonly found: ReturnType<typeof answerOf>;
  readonly groups: StepProps["parts"]["groups"];
  readonly expected: string;
}) {
  if ("problem" in found) {
    return (
      <p class="problem" lang="en">
        {found.problem}
      </p>
    );
  }
  const isExpected = `${found.segment}` === expected;
  return (
    <div class={isExpected ? "reveal" : "problem"}>
      <p>
        <strong>{said.isIn(groups[found.segment] ?? `${found.segment}`)}</strong>{" "}
        {isExpected ? said.asExpected : said.notAsExpected(groups[expected]!)}
      </p>
      {found.sections.slice(0, 3).map(({ heading, lines }) => (
        <details key={heading}>
          <summary>{heading}</summary>
          <ul class="list">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

/** The group of a customer with these values, and how it is worked out, by what the customer's own software does. */
function answerOf(parts: StepProps["parts"], values: Readonly<Record<string, string>>) {
  const { schema, terms } = parts;
  try {
    const given = Object.fromEntries(
      schema.attributes.flatMap((attribute) => {
        const value = values[attribute.name] ?? "";
        return value === "" ? [] : [[attribute.name, isCategory(attribute) ? value : Number(value)]];
      }),
    );
    const request = requestFrom(parts);
    const codes = encodeAttributes(schema, given as never);
    const explanation = explainerOf({ schema, request }).explain(codes);
    const sections = sectionsOf(explanation, explanationWordsFor(language), { brand: terms.brand.name });
    return { segment: explanation.segment, sections };
  } catch (error) {
    if (error instanceof DecdpError) return { problem: error.message };
    throw error;
  }
}
