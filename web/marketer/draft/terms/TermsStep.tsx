/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { withTerms } from "../../../../src/brand/office/parts.ts";
import { isError } from "../../../../src/consent/terms/lint/lint.ts";
import type { Finding } from "../../../../src/consent/terms/lint/rule.ts";
import { readTerms, writeTerms } from "../../../../src/consent/terms/reading.ts";
import type { Terms } from "../../../../src/consent/terms/terms.ts";
import { toFileText } from "../../../../src/format/reading/json.ts";
import { type Language, languages } from "../../../shared/words/language.ts";
import { TextField } from "../../parts/Fields.tsx";
import { language } from "../../session.ts";
import { termsWords } from "../../words/terms.ts";
import { CustomerScreen } from "../CustomerScreen.tsx";
import { DataFields } from "../DataFields.tsx";
import { Findings } from "../Findings.tsx";
import type { StepProps } from "../stepProps.ts";
import { fieldOfFinding, PromiseFields } from "./PromiseFields.tsx";
import { RenderingFields } from "./RenderingFields.tsx";

const said = termsWords[language];

/** What is promised: each field with what the linter finds about it as it is typed, and what customers read. */
export function TermsStep({ parts, checks, facts, edit }: StepProps) {
  const [shown, setShown] = useState<Language>(language);
  const { terms } = parts;
  const change = (changed: Partial<Terms>) => edit(withTerms(parts, { ...terms, ...changed }));
  const at = (field: string) => checks.findings.filter((finding) => fieldOfFinding(finding) === field);
  const errors = checks.findings.filter(isError).length;
  return (
    <>
      <section class="sheet">
        <h2>{said.title}</h2>
        <p role="status">
          {checks.malformed !== undefined
            ? said.notWhole
            : checks.findings.length === 0
              ? said.noFindings
              : said.findings(errors, checks.findings.length - errors)}
        </p>
        {checks.malformed !== undefined && (
          <p class="problem" lang="en">
            {checks.malformed}
          </p>
        )}
        <PromiseFields terms={terms} change={change} at={at} />
        <DataFields terms={terms} change={change} at={at} />
        <Others findings={at("other")} />
        <WholeCore terms={terms} onTerms={change} />
      </section>
      <section class="sheet">
        <h2>{said.seen}</h2>
        <div class="tabs">
          {(Object.keys(languages) as Language[]).map((one) => (
            <button
              type="button"
              key={one}
              aria-pressed={one === shown}
              lang={one}
              onClick={() => setShown(one)}
            >
              {languages[one]}
            </button>
          ))}
        </div>
        <CustomerScreen parts={parts} house={facts.house} language={shown} />
        <RenderingFields parts={parts} language={shown} edit={edit} />
      </section>
    </>
  );
}

function Others({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <div>
      <h3>{said.others}</h3>
      <Findings findings={findings} hasField />
    </div>
  );
}

/** The core as it is, for what has no field. What cannot be read stays here. */
function WholeCore({ terms, onTerms }: { readonly terms: Terms; readonly onTerms: (terms: Terms) => void }) {
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState<string>();
  return (
    <details>
      <summary>{said.whole}</summary>
      <p class="quiet">{said.wholeWhy}</p>
      <TextField
        label={said.whole}
        isLong
        value={typed ?? textOf(terms)}
        onInput={(text) => {
          setTyped(text);
          try {
            onTerms(readTerms(text));
            setProblem(undefined);
          } catch (error) {
            setProblem((error as Error).message);
          }
        }}
      >
        {problem !== undefined && (
          <p class="finding error" lang="en">
            {problem}
          </p>
        )}
      </TextField>
    </details>
  );
}

function textOf(terms: Terms): string {
  try {
    return writeTerms(terms);
  } catch {
    return toFileText(terms);
  }
}
