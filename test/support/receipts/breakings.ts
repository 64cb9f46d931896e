import type { Form, Property, Value } from "../../../src/consent/receipt/form/form.ts";
import { receiptForms } from "../../../src/consent/receipt/form/receiptForms.ts";
import { type Path, replaced, without } from "../formats/json.ts";

/** One way in which a receipt can be broken. */
export interface Breaking {
  /** Form and property, and what was done to it. */
  readonly name: string;
  readonly document: object;
}

type Node = Readonly<Record<string, unknown>>;

const STRANGER = { "@id": "urn:stranger" };

/**
 * Every property of every kind of node in a receipt: missing, of another type, there once too often, or not there at all
 * although a list has to have it. Each once, in the first node of its kind.
 */
export function breakingsOf(document: object): Breaking[] {
  const found = new Map<string, Breaking>();
  const add = (name: string, broken: unknown) => {
    if (!found.has(name)) found.set(name, { name, document: broken as object });
  };
  const walk = (node: Node, formName: string, path: Path): void => {
    const form = receiptForms[formName]!;
    for (const [what, changed] of brokenNodes(node, form)) {
      add(`${formName} ${what}`, path.length === 0 ? changed : replaced(document, path, changed));
    }
    for (const property of form.properties) {
      const given = node[property.name];
      if (given === undefined) continue;
      const place = [...path, property.name];
      if (property.min > 0) add(`${formName}.${property.name} missing`, without(document, place));
      for (const [what, changed] of brokenValues(given, property)) {
        add(`${formName}.${property.name} ${what}`, replaced(document, place, changed));
      }
      for (const [index, value] of [given].flat().entries()) {
        const inner = formOf(value, property.values);
        if (inner === undefined) continue;
        walk(value as Node, inner, Array.isArray(given) ? [...place, index] : place);
      }
    }
  };
  walk(document as Node, "receipt", []);
  return [...found.values()];
}

function brokenNodes(node: Node, { id }: Form): [string, unknown][] {
  const { "@id": _, "@type": __, ...rest } = node;
  const named = id === undefined ? {} : { "@id": node["@id"] };
  return [
    ["without a type", { ...named, ...rest }],
    ["of another type", { ...node, "@type": "dpv:Technology" }],
    id === undefined
      ? ["with an IRI", { ...STRANGER, ...node }]
      : ["without an IRI", { "@type": node["@type"], ...rest }],
    ["with a field more", { ...node, "dpv:hasContext": STRANGER }],
  ];
}

function brokenValues(given: unknown, { max, values, must = [] }: Property): [string, unknown][] {
  const wrong = values.some(({ kind }) => ["term", "link", "node"].includes(kind))
    ? { "@value": "text" }
    : STRANGER;
  const unknown: [string, unknown][] = values.some(({ kind }) => kind === "term")
    ? [["with a term that there is not", { "@id": "https://w3id.org/dpv#Analytics" }]]
    : [];
  if (max === 1) {
    return [
      ["of another type", wrong],
      ["twice", [given, values.some(({ kind }) => kind === "node") ? STRANGER : another(given)]],
      ...unknown,
    ];
  }
  const list = given as readonly unknown[];
  return [
    ["with one of another type", [...list, wrong]],
    ...unknown.map(([what, value]): [string, unknown] => [what, [...list, value]]),
    ...must.map((form): [string, unknown] => [
      `without "${form}"`,
      list.filter((value) => formOf(value, [{ kind: "node", form }]) === undefined),
    ]),
  ];
}

function another(given: unknown): unknown {
  if (typeof given === "number") return given + 1;
  if (typeof given === "string") return `${given}x`;
  return "@value" in (given as object) ? { ...(given as object), "@value": "P77D" } : STRANGER;
}

/** The name of the form of a node; undefined for what is none. */
function formOf(value: unknown, values: readonly Value[]): string | undefined {
  const type = typeof value === "object" && value !== null ? (value as Node)["@type"] : undefined;
  const names = values.flatMap((one) => (one.kind === "node" ? [one.form] : []));
  return names.find((name) => receiptForms[name]!.types.some((one) => one === type));
}
