import { readFileSync } from "node:fs";
import type { Quad } from "n3";
import { fromRoot } from "../../../services/shared/paths.ts";
import { iriOf, namespaces } from "../../../src/consent/dpv/namespaces.ts";
import { RECEIPT_PROFILE, RECORD_PROFILE } from "../../../src/consent/receipt/form/receiptForms.ts";

/** What a name is used as. */
export type TermKind = "concept" | "property";

/** The terms that receipts may use: those of the Data Privacy Vocabulary 2.3, and of what it builds on. */
export const knownTerms: Readonly<Record<string, TermKind>> = JSON.parse(
  readFileSync(fromRoot("test/vectors/vocabulary.json"), "utf8"),
);

const kinds = new Map(Object.entries(knownTerms).map(([name, kind]) => [iriOf(name), kind]));
const profiles = [RECEIPT_PROFILE, RECORD_PROFILE];
const RDF_TYPE = iriOf("rdf:type");

/** IRIs of triples that are used as terms and are none, or are used as something else than they are. */
export function unknownTermsIn(quads: readonly Quad[]): string[] {
  const unknown = quads.flatMap(({ predicate, object }) => {
    const isTerm =
      predicate.value === RDF_TYPE ||
      Object.values(namespaces).some((namespace) => object.value.startsWith(namespace));
    const isConcept = object.termType === "NamedNode" && isTerm && !profiles.includes(object.value);
    return [
      ...(kinds.get(predicate.value) === "property" ? [] : [predicate.value]),
      ...(isConcept && kinds.get(object.value) !== "concept" ? [object.value] : []),
    ];
  });
  return [...new Set(unknown)];
}
