import { InvalidValueError } from "../../errors.ts";

/** The namespaces of DPV 2.3 that terms and receipts use, and of what DPV itself builds on, by their prefixes. */
export const namespaces = {
  dpv: "https://w3id.org/dpv#",
  pd: "https://w3id.org/dpv/pd#",
  "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
  "legal-eu": "https://w3id.org/dpv/legal/eu#",
  tech: "https://w3id.org/dpv/tech#",
  dct: "http://purl.org/dc/terms/",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  schema: "https://schema.org/",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

/** A name such as "dpv:Purpose". */
export type CompactName = `${keyof typeof namespaces}:${string}`;

/** The whole IRI of a compact name. Throws `InvalidValueError` for a prefix that is not among `namespaces`. */
export function iriOf(name: string): string {
  const colon = name.indexOf(":");
  const prefix = name.slice(0, colon);
  if (colon < 1 || !Object.hasOwn(namespaces, prefix)) {
    throw new InvalidValueError(`"${name}" does not begin with a known prefix.`, {
      details: { name, prefixes: Object.keys(namespaces) },
      hint: `Use ${Object.keys(namespaces).join(", ")}.`,
    });
  }
  return `${namespaces[prefix as keyof typeof namespaces]}${name.slice(colon + 1)}`;
}
