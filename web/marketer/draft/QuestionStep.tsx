/** @jsxImportSource preact */
import type { DraftParts } from "../../../src/brand/office/parts.ts";
import { withAttribute, withoutAttribute, withTerms } from "../../../src/brand/office/parts.ts";
import { language } from "../session.ts";
import { questionWords } from "../words/question.ts";
import { ComparisonFields } from "./ComparisonFields.tsx";
import { ModelFields } from "./ModelFields.tsx";
import { type Comparison, conditionsOf, rulesOf, usualClause } from "./question.ts";
import { Reach } from "./Reach.tsx";
import type { StepProps } from "./stepProps.ts";

const said = questionWords[language];

/** What is asked: conditions, which all have to hold, a model, and the names of the groups. */
export function QuestionStep({ parts, checks, edit }: StepProps) {
  const { schema, rules, terms } = parts;
  const conditions = conditionsOf(rules);
  const clauses = conditions.flat().length;
  const put = (index: number, comparisons: readonly Comparison[]) =>
    edit({ ...parts, rules: rulesOf(conditions.map((one, place) => (place === index ? comparisons : one))) });
  const another = { isNot: false, clause: usualClause(schema, schema.attributes[0]!.name) };
  return (
    <>
      <section class="sheet">
        <h2>{said.title}</h2>
        <p class="quiet">{said.all}</p>
        {conditions.map((comparisons, index) => (
          <fieldset class="condition" key={index}>
            <legend>{said.condition(index + 1)}</legend>
            {comparisons.map((comparison, place) => (
              <div key={place}>
                {place > 0 && <p class="or">{said.or}</p>}
                <ComparisonFields
                  schema={schema}
                  comparison={comparison}
                  onChange={(changed) =>
                    put(
                      index,
                      comparisons.map((one, at) => (at === place ? changed : one)),
                    )
                  }
                  onRemove={() =>
                    put(
                      index,
                      comparisons.filter((_, at) => at !== place),
                    )
                  }
                />
              </div>
            ))}
            <button
              type="button"
              aria-disabled={clauses >= 8}
              onClick={() => clauses < 8 && put(index, [...comparisons, another])}
            >
              {said.addOr}
            </button>
          </fieldset>
        ))}
        <button
          type="button"
          aria-disabled={clauses >= 8 || conditions.length >= 4}
          onClick={() =>
            clauses < 8 &&
            conditions.length < 4 &&
            edit({ ...parts, rules: rulesOf([...conditions, [another]]) })
          }
        >
          {said.addAnd}
        </button>
        <p class="quiet">{said.room(clauses, conditions.length)}</p>
        {checks.question !== undefined && (
          <p class="problem" role="alert" lang="en">
            {checks.question}
          </p>
        )}
        <Differences
          parts={parts}
          unused={checks.unused}
          unnamed={checks.unnamed}
          onTerms={(changed) => edit(withTerms(parts, changed))}
          terms={terms}
        />
      </section>
      <ModelFields parts={parts} edit={edit} />
      <Reach parts={parts} />
    </>
  );
}

/** What the terms name and nobody asks for, and the other way round: each with what mends it. */
function Differences({
  terms,
  unused,
  unnamed,
  onTerms,
}: {
  readonly parts: DraftParts;
  readonly terms: DraftParts["terms"];
  readonly unused: readonly string[];
  readonly unnamed: readonly string[];
  readonly onTerms: (terms: DraftParts["terms"]) => void;
}) {
  return (
    <>
      {unused.map((name) => (
        <div class="problem" role="alert" key={name}>
          <p>{said.unused(name)}</p>
          <button type="button" onClick={() => onTerms(withoutAttribute(terms, name))}>
            {said.dropUnused(name)}
          </button>
        </div>
      ))}
      {unnamed.map((name) => (
        <div class="problem" role="alert" key={name}>
          <p>{said.unnamed(name)}</p>
          <button type="button" onClick={() => onTerms(withAttribute(terms, name))}>
            {said.nameIt(name)}
          </button>
        </div>
      ))}
    </>
  );
}
