/** @jsxImportSource preact */
import type { ClauseWords } from "../../../src/format/campaign/requestWords.ts";
import { isCategory, type Schema } from "../../../src/request/schema.ts";
import { CheckField, ChecksField, SelectField, TextField } from "../parts/Fields.tsx";
import { language } from "../session.ts";
import { type Operator, questionWords } from "../words/question.ts";
import { type Comparison, operationOf, operatorsOf, usualClause } from "./question.ts";

const said = questionWords[language];

/** One comparison: an attribute, how it is compared, and with what. */
export function ComparisonFields({
  schema,
  comparison: { isNot, clause },
  onChange,
  onRemove,
}: {
  readonly schema: Schema;
  readonly comparison: Comparison;
  readonly onChange: (comparison: Comparison) => void;
  readonly onRemove: () => void;
}) {
  const attribute = schema.attributes.find(({ name }) => name === clause.attribute)!;
  const [operator] = operationOf(clause);
  return (
    <div class="comparison">
      <CheckField label={said.not} isChecked={isNot} onInput={(now) => onChange({ isNot: now, clause })} />
      <SelectField
        label={said.attribute}
        value={clause.attribute}
        options={schema.attributes.map(({ name }) => [name, name])}
        onInput={(name) => onChange({ isNot, clause: usualClause(schema, name) })}
      />
      <SelectField
        label={said.comparison}
        value={operator}
        options={operatorsOf(attribute).map((one) => [one, said.operators[one]])}
        onInput={(one) => onChange({ isNot, clause: usualClause(schema, clause.attribute, one as Operator) })}
      />
      <Operand schema={schema} clause={clause} onChange={(changed) => onChange({ isNot, clause: changed })} />
      <button type="button" onClick={onRemove}>
        {said.remove}
      </button>
    </div>
  );
}

function Operand({
  schema,
  clause,
  onChange,
}: {
  readonly schema: Schema;
  readonly clause: ClauseWords;
  readonly onChange: (clause: ClauseWords) => void;
}) {
  const attribute = schema.attributes.find(({ name }) => name === clause.attribute)!;
  const [operator, operand] = operationOf(clause);
  const put = (value: unknown) => onChange({ attribute: clause.attribute, [operator]: value });
  if (operator === "is") {
    const options = [
      ["present", said.present],
      ["missing", said.absent],
    ] as const;
    return <SelectField label={said.value} value={`${operand}`} options={options} onInput={put} />;
  }
  if (isCategory(attribute)) {
    return (
      <ChecksField
        label={said.value}
        chosen={operand as string[]}
        options={attribute.categories.map((one) => [one, one])}
        onInput={(chosen) => chosen.length > 0 && put(chosen)}
      />
    );
  }
  const numbers = Array.isArray(operand) ? (operand as number[]) : [operand as number];
  return (
    <>
      {numbers.map((number, index) => (
        <TextField
          key={index === 0 ? "first" : "second"}
          type="number"
          label={`${index === 0 ? said.value : said.secondValue} (${attribute.unit})`}
          value={`${number}`}
          onInput={(text) => {
            const typed = Number(text);
            put(numbers.length === 1 ? typed : numbers.map((one, place) => (place === index ? typed : one)));
          }}
        />
      ))}
    </>
  );
}
