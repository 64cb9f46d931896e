import { existsSync, readFileSync } from "node:fs";
import { fromRoot } from "../../../services/shared/paths.ts";

/** A term of the Data Privacy Vocabulary 2.3. */
export interface VocabularyTerm {
  readonly kind: string;
  /** IRIs of the broader terms. */
  readonly broader: readonly string[];
}

const file = fromRoot("../shared/data/dpv-2.3-terms.tsv");

/** Why tests that need the whole vocabulary are skipped; false if it is there. */
export const vocabularyMissing = existsSync(file) ? false : `${file} is not there: DPV 2.3 as a table`;

/** The whole vocabulary by IRI. */
export function readVocabulary(): ReadonlyMap<string, VocabularyTerm> {
  const rows = readFileSync(file, "utf8").trim().split("\n").slice(1);
  return new Map(
    rows.map((row) => {
      const [iri = "", kind = "", , broader = ""] = row.split("\t");
      return [iri, { kind, broader: broader.split(" ").filter(Boolean) }];
    }),
  );
}
