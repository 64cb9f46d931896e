import { toCanonicalJson } from "../../../format/reading/json.ts";
import { receiptContext } from "./context.ts";
import type { Form, Property, Value } from "./form.ts";
import { receiptForms } from "./receiptForms.ts";

/** What is wrong with a receipt, and where. */
export interface ReceiptFault {
  readonly path: string;
  readonly words: string;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * What is wrong with a receipt in JSON-LD: a field that is missing, unknown, of another kind or there too often, a term
 * that is not of the vocabulary, text in place of a link, another context. Nothing is fetched, and nothing else is trusted.
 */
export function faultsIn(receipt: unknown): ReceiptFault[] {
  if (!isFields(receipt)) return [{ path: "receipt", words: "must be an object" }];
  const { "@context": context, ...node } = receipt;
  const isOwn = isFields(context) && toCanonicalJson(context) === toCanonicalJson(receiptContext);
  return [
    ...(isOwn ? [] : [{ path: "receipt.@context", words: "must be the context of receipts, written out" }]),
    ...faultsOfNode(node, receiptForms.receipt!, "receipt"),
  ];
}

function faultsOfNode(node: Fields, { types, id, properties }: Form, path: string): ReceiptFault[] {
  const known = new Set<string>(["@type", "@id", ...properties.map(({ name }) => name)]);
  const unknown = Object.keys(node).filter((name) => !known.has(name));
  const iri = node["@id"];
  const isNamed = id === undefined ? iri === undefined : isText(iri) && new RegExp(id).test(iri);
  return [
    ...unknown.map((name) => ({ path, words: `has no field "${name}"` })),
    ...(types.some((type) => type === node["@type"]) ? [] : [fault(path, "@type", "another type")]),
    ...(isNamed ? [] : [fault(path, "@id", "another IRI")]),
    ...properties.flatMap((property) => faultsOfProperty(node, property, `${path}.${property.name}`)),
  ];
}

function faultsOfProperty(
  owner: Fields,
  { name, min, max, values, must = [] }: Property,
  path: string,
): ReceiptFault[] {
  const given = Object.hasOwn(owner, name) ? owner[name] : undefined;
  if (given === undefined) return min === 0 ? [] : [{ path, words: "is missing" }];
  if (max === 1) return faultsOfValue(given, values, path);
  if (!Array.isArray(given) || given.length === 0) return [{ path, words: "must be a list of one or more" }];
  const missing = must.filter((form) => !given.some((value) => hasForm(value, receiptForms[form]!)));
  return [
    ...missing.map((form) => ({ path, words: `has no node of the kind "${form}"` })),
    ...given.flatMap((value, index) => faultsOfValue(value, values, `${path}[${index}]`)),
  ];
}

function faultsOfValue(given: unknown, values: readonly Value[], path: string): ReceiptFault[] {
  if (values.some((value) => value.kind !== "node" && fits(given, value))) return [];
  const forms = values.flatMap((value) => (value.kind === "node" ? [receiptForms[value.form]!] : []));
  const form = forms.find((one) => hasForm(given, one));
  if (form) return faultsOfNode(given as Fields, form, path);
  return [{ path, words: `must be ${values.map(describe).join(" or ")}` }];
}

function hasForm(given: unknown, { types }: Form): boolean {
  return isFields(given) && types.some((type) => type === given["@type"]);
}

function fits(given: unknown, value: Exclude<Value, { kind: "node" }>): boolean {
  switch (value.kind) {
    case "text":
      return isText(given) && (value.pattern === undefined || new RegExp(value.pattern).test(given));
    case "number":
      return Number.isSafeInteger(given) && (given as number) >= 0;
    case "time":
      return isText(given) && isTime(given);
    case "typed":
      return isSame(given, { "@type": value.type, "@value": valueIn(given, value.pattern) });
    case "term":
      return value.terms.some((term) => isSame(given, { "@id": term }));
    case "link": {
      const iri = isFields(given) && Object.keys(given).length === 1 ? given["@id"] : undefined;
      return isText(iri) && new RegExp(value.pattern).test(iri);
    }
  }
}

function valueIn(given: unknown, pattern: string): unknown {
  const value = isFields(given) ? given["@value"] : undefined;
  return isText(value) && new RegExp(pattern).test(value) ? value : undefined;
}

/** A time that exists, in the one way to write it. */
function isTime(given: string): boolean {
  const time = new Date(given);
  return !Number.isNaN(time.getTime()) && time.toISOString().replace(".000Z", "Z") === given;
}

function describe(value: Value): string {
  switch (value.kind) {
    case "text":
      return "text";
    case "number":
      return "a whole number";
    case "time":
      return 'a time such as "2026-01-31T12:00:00Z"';
    case "typed":
      return `a literal of type ${value.type}`;
    case "term":
      return value.terms.length > 9
        ? "a link to a term of its kind"
        : `a link to ${value.terms.join(" or ")}`;
    case "link":
      return "a link";
    case "node":
      return `a node (${value.form})`;
  }
}

function isFields(given: unknown): given is Fields {
  return typeof given === "object" && given !== null && !Array.isArray(given);
}

function isText(given: unknown): given is string {
  return typeof given === "string" && given !== "";
}

function isSame(one: unknown, other: unknown): boolean {
  return one !== undefined && other !== undefined && toCanonicalJson([one]) === toCanonicalJson([other]);
}

function fault(path: string, name: string, words: string): ReceiptFault {
  return { path: `${path}.${name}`, words: `is ${words} than there can be` };
}
