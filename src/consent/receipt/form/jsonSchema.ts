import { receiptContext } from "./context.ts";
import { type Form, type Property, TIME, type Value } from "./form.ts";
import { receiptForms } from "./receiptForms.ts";

type Schema = Readonly<Record<string, unknown>>;

/** The JSON schema (draft 2020-12) of a receipt in JSON-LD. */
export function receiptSchema(): Schema {
  const { receipt, ...others } = receiptForms;
  const { properties, required, ...rest } = formSchema(receipt!);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Consent receipt (ISO/IEC TS 27560:2023) in JSON-LD with the Data Privacy Vocabulary 2.3",
    ...rest,
    required: ["@context", ...required],
    properties: { "@context": { const: receiptContext }, ...properties },
    $defs: Object.fromEntries(Object.entries(others).map(([name, form]) => [name, formSchema(form)])),
  };
}

function formSchema({ types, id, properties }: Form) {
  const fields = properties.map((property) => [property.name, propertySchema(property)] as const);
  return {
    type: "object",
    additionalProperties: false,
    required: [
      ...(id === undefined ? [] : ["@id"]),
      "@type",
      ...properties.filter(({ min }) => min > 0).map(({ name }) => name),
    ],
    properties: {
      ...(id !== undefined && { "@id": { type: "string", pattern: id } }),
      "@type": { enum: types },
      ...Object.fromEntries(fields),
    },
  };
}

function propertySchema({ max, values, field, must }: Property): Schema {
  const [first, ...others] = values.map(valueSchema);
  const value = others.length === 0 ? first! : { anyOf: [first, ...others] };
  const described = field === undefined ? {} : { $comment: field };
  if (max === 1) return { ...described, ...value };
  const required = must?.map((form) => ({ contains: valueSchema({ kind: "node", form }) }));
  return {
    ...described,
    type: "array",
    minItems: 1,
    items: value,
    ...(required && { allOf: required }),
  };
}

function valueSchema(value: Value): Schema {
  switch (value.kind) {
    case "text":
      return { type: "string", minLength: 1, ...(value.pattern && { pattern: value.pattern }) };
    case "number":
      return { type: "integer", minimum: 0 };
    case "time":
      return { type: "string", format: "date-time", pattern: TIME };
    case "typed":
      return fixed({ "@type": { const: value.type }, "@value": { type: "string", pattern: value.pattern } });
    case "term":
      return fixed({ "@id": { enum: value.terms } });
    case "link":
      return fixed({ "@id": { type: "string", pattern: value.pattern } });
    case "node":
      return { $ref: `#/$defs/${value.form}` };
  }
}

function fixed(properties: Schema): Schema {
  return { type: "object", additionalProperties: false, required: Object.keys(properties), properties };
}
