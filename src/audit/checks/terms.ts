import { keccak256, stringToBytes } from "viem";
import { termsIdOf } from "../../chain/actions/terms.ts";
import { readCanonicalTerms } from "../../consent/terms/reading.ts";
import type { Terms } from "../../consent/terms/terms.ts";
import { DecdpError } from "../../errors.ts";
import { type EventOf, eventsOf, isBefore } from "../facts/events.ts";
import { type Facts, openingOf } from "../facts/facts.ts";
import { type Finding, foundAt } from "./finding.ts";
import { isSame } from "./same.ts";

export interface CheckedTerms {
  /** At most one: who reads terms that are not the brand's learns nothing of the campaign's. */
  readonly findings: readonly Finding[];
  /** Undefined if they cannot be read. */
  readonly terms: Terms | undefined;
}

/** Whether the campaign's terms were published before it, by its brand, and are what their id says. */
export function checkTerms(facts: Facts): CheckedTerms {
  const opening = openingOf(facts);
  const published = eventsOf(facts.events, "TermsPublished").find(({ terms }) =>
    isSame(terms, opening.terms),
  );
  const { brand, terms } = opening;
  const found = (check: Parameters<typeof foundAt>[0], sentence: string, values = {}) => ({
    findings: [
      foundAt(check, opening, {
        sentence,
        values: { terms, brand, ...values },
        others: published ? [published] : [],
      }),
    ],
    terms: published && readableTerms(published),
  });
  if (published === undefined || !isBefore(published, opening)) {
    return found("terms.unpublished", "The campaign was opened under terms that nobody had published.");
  }
  if (!isSame(published.brand, brand)) {
    const sentence = `The campaign of ${brand} was opened under terms of another brand, ${published.brand}.`;
    return found("terms.foreign", sentence, { publishedBy: published.brand });
  }
  const id = termsIdOf(published.brand, keccak256(stringToBytes(published.core)));
  if (!isSame(id, terms)) {
    return found("terms.altered", `The published text has the id ${id}, not that of the campaign's terms.`, {
      id,
    });
  }
  const readable = readTerms(published);
  if (readable instanceof DecdpError) {
    return found("terms.unreadable", `The published terms cannot be read. ${readable.shortMessage}`);
  }
  return { findings: [], terms: readable };
}

function readableTerms(published: EventOf<"TermsPublished">): Terms | undefined {
  const terms = readTerms(published);
  return terms instanceof DecdpError ? undefined : terms;
}

function readTerms({ core }: EventOf<"TermsPublished">): Terms | DecdpError {
  try {
    return readCanonicalTerms(core);
  } catch (error) {
    if (error instanceof DecdpError) return error;
    throw error;
  }
}
