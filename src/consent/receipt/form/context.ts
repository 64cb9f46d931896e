import { type CompactName, namespaces } from "../../dpv/namespaces.ts";
import type { Property } from "./form.ts";
import { receiptForms } from "./receiptForms.ts";

/**
 * The JSON-LD context of a receipt. Each receipt carries it, so that nothing is ever fetched, and any other one is
 * refused. Links have the type `@id`: with prefixes alone, a term that is written as text would silently become text.
 */
export const receiptContext: Readonly<Record<string, unknown>> = {
  ...namespaces,
  ...Object.fromEntries(
    [...propertiesByName()].flatMap(([name, properties]) => {
      const type = typeOf(properties);
      return type === undefined ? [] : [[name, { "@id": name, "@type": type }]];
    }),
  ),
};

/** Every property that a receipt can have, with its occurrences in forms. */
export function propertiesByName(): ReadonlyMap<CompactName, Property[]> {
  const properties = Object.values(receiptForms).flatMap((form) => form.properties);
  return Map.groupBy(
    properties.toSorted((left, right) => (left.name < right.name ? -1 : 1)),
    ({ name }) => name,
  );
}

function typeOf(properties: readonly Property[]): string | undefined {
  const kinds = new Set(properties.flatMap(({ values }) => values.map(({ kind }) => kind)));
  if (["term", "link", "node"].some((kind) => kinds.has(kind as "term"))) return "@id";
  if (kinds.has("time")) return "xsd:dateTime";
  return kinds.has("number") ? "xsd:integer" : undefined;
}
