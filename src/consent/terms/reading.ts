import { type Hex, keccak256, stringToBytes } from "viem";
import { InvalidValueError } from "../../errors.ts";
import { toCanonicalJson, toFileText } from "../../format/reading/json.ts";
import { type Reader, readerOf, readShape } from "../../format/reading/reading.ts";
import { secondsOf, termsShape } from "./shape.ts";
import type { Terms } from "./terms.ts";

/** Reads terms, as `Reader` describes. */
export const readTerms: Reader<Terms> = readerOf<Terms>(termsShape, "The text of the terms");

/** The file of terms. Throws `InvalidValueError` if they are malformed. */
export function writeTerms(terms: Terms): string {
  return toFileText(termsFields(terms));
}

/**
 * The text of terms that is hashed and that the chain publishes: canonical JSON (RFC 8785), one string. Throws
 * `InvalidValueError` if the terms are malformed, so that nothing else is ever hashed.
 */
export function canonicalTerms(terms: Terms): string {
  return toCanonicalJson(termsFields(terms));
}

/** The hash of its terms that a brand publishes: keccak256 over the UTF-8 bytes of `canonicalTerms`. */
export function hashOfTerms(terms: Terms): Hex {
  return hashOfCanonicalTerms(canonicalTerms(terms));
}

/** keccak256 over the UTF-8 bytes of a text, as the chain computes it. */
export function hashOfCanonicalTerms(canonical: string): Hex {
  return keccak256(stringToBytes(canonical));
}

/**
 * Reads the text that the chain published. Throws `InvalidValueError` unless it is the canonical text of its content:
 * a text with a field twice, with spaces or in another order would say one thing to one reader and another to the next.
 */
export function readCanonicalTerms(canonical: string, name = "The published text"): Terms {
  const terms = readTerms(canonical, name);
  if (canonicalTerms(terms) === canonical) return terms;
  throw new InvalidValueError(`${name} is not in canonical JSON (RFC 8785).`, {
    details: { name },
    hint: "Do not consent to it; ask the brand for terms that were published with this software.",
  });
}

/** How long the brand keeps an answer, in seconds. */
export function retentionOf({ retention }: Pick<Terms, "retention">): number {
  return secondsOf(retention);
}

/** Terms with their fields in the order of the file. Throws `InvalidValueError` if they are malformed. */
export function termsFields(terms: Terms): Terms {
  return readShape<Terms>(termsShape, terms, "The text of the terms");
}
