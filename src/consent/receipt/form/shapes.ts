import { iriOf, namespaces } from "../../dpv/namespaces.ts";
import { type Form, type Property, TIME, type Value } from "./form.ts";
import { receiptForms } from "./receiptForms.ts";

const SHAPES = "urn:decdp:shapes:";

/** The SHACL shapes of a receipt, in Turtle. */
export function receiptShapes(): string {
  const prefixes = { ...namespaces, sh: "http://www.w3.org/ns/shacl#", shape: SHAPES };
  return [
    "# Generated from src/consent/receipt/form. Do not edit; npm run receipts",
    ...Object.entries(prefixes).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`),
    ...Object.entries(receiptForms).map(([name, form]) => nodeShape(name, form)),
    "",
  ].join("\n");
}

function nodeShape(name: string, { types, id, properties }: Form): string {
  return `
shape:${name} a sh:NodeShape ;
${name === "receipt" ? targets(properties) : ""}  sh:closed true ;
  sh:ignoredProperties ( rdf:type ) ;
  sh:nodeKind ${id === undefined ? "sh:BlankNode" : `sh:IRI ;\n  sh:pattern ${quoted(id)}`} ;
  sh:property [ sh:path rdf:type ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( ${types.join(" ")} ) ]${properties
    .flatMap((property) => [propertyShape(property), ...requiredShapes(property)])
    .map((shape) => ` ;\n  sh:property ${shape}`)
    .join("")} .`;
}

/** A receipt is one by its type, or by any property that only receipts have: it cannot hide by losing its type. */
function targets(properties: readonly Property[]): string {
  const own = ["dpv:hasRecordOfActivity", "dct:created", "dct:creator"];
  const names = properties.map(({ name }) => name).filter((name) => own.includes(name));
  return `  sh:targetClass dpv:ConsentReceipt ;\n${names.map((name) => `  sh:targetSubjectsOf ${name} ;\n`).join("")}`;
}

function propertyShape({ name, min, max, values }: Property): string {
  const [first, ...others] = values.map(valueShape);
  const value =
    others.length === 0 ? first! : `sh:or ( ${[first, ...others].map((one) => `[ ${one} ]`).join(" ")} )`;
  const counts = [...(min > 0 ? [`sh:minCount ${min}`] : []), ...(max === 1 ? ["sh:maxCount 1"] : [])];
  return `[ sh:path ${name} ; ${[...counts, value].join(" ; ")} ]`;
}

/** Where a list needs one of each of several kinds. */
function requiredShapes({ name, must = [] }: Property): string[] {
  return must.map(
    (form) =>
      `[ sh:path ${name} ; sh:qualifiedValueShape [ sh:node shape:${form} ] ; sh:qualifiedMinCount 1 ]`,
  );
}

function valueShape(value: Value): string {
  switch (value.kind) {
    case "text":
      return `sh:datatype xsd:string ; sh:minLength 1${value.pattern ? ` ; sh:pattern ${quoted(value.pattern)}` : ""}`;
    case "number":
      return "sh:datatype xsd:integer ; sh:minInclusive 0";
    case "time":
      return `sh:datatype xsd:dateTime ; sh:pattern ${quoted(TIME)}`;
    case "typed":
      return `sh:datatype ${value.type} ; sh:pattern ${quoted(value.pattern)}`;
    case "term":
      return `sh:in ( ${value.terms.map((term) => `<${iriOf(term)}>`).join(" ")} )`;
    case "link":
      return `sh:nodeKind sh:IRI ; sh:pattern ${quoted(value.pattern)}`;
    case "node":
      return `sh:node shape:${value.form}`;
  }
}

function quoted(pattern: string): string {
  return JSON.stringify(pattern);
}
