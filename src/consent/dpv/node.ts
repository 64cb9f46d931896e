import type { CompactName } from "./namespaces.ts";

/** A link to something that has an IRI, whole or compact. */
export interface Link {
  readonly "@id": string;
}

/** A literal of a type of XML Schema. */
export interface TypedLiteral {
  readonly "@type": `xsd:${string}`;
  readonly "@value": string;
}

/**
 * A node of JSON-LD (1.1) whose names are compact. Links are always written as such, so a context needs the prefixes
 * only and nothing can turn an IRI into a string.
 */
export interface Node {
  readonly "@id"?: string;
  readonly "@type"?: CompactName;
  readonly [property: CompactName]: Value | readonly Value[];
}

export type Value = string | number | Link | TypedLiteral | Node;

export function link(iri: string): Link {
  return { "@id": iri };
}

export function links(iris: readonly string[]): Link[] {
  return iris.map(link);
}

/** The context with which these nodes are a document of their own. */
export { namespaces as prefixContext } from "./namespaces.ts";
