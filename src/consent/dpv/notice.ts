import { hashOfTerms } from "../terms/reading.ts";
import { hashOfRendering, type Rendering } from "../terms/rendering.ts";
import type { Terms } from "../terms/terms.ts";
import { link, type Node } from "./node.ts";

/** The IRI of terms, which their hash makes unique. */
export function termsIri(terms: Terms): string {
  return `urn:decdp:terms:${hashOfTerms(terms)}`;
}

/** The IRI of the process that terms describe. */
export function processIri(terms: Terms): string {
  return `${termsIri(terms)}#process`;
}

/** The notice of terms: what was shown, by its hash, and in which language if a rendering was. */
export function noticeNode(terms: Terms, rendering?: Rendering): Node {
  const hash = hashOfTerms(terms);
  return {
    "@id": `urn:decdp:terms:${hash}`,
    "@type": "dpv:ConsentNotice",
    "dct:identifier": hash,
    "dpv:hasProcess": link(`urn:decdp:terms:${hash}#process`),
    ...(terms.replaces && { "dct:replaces": link(`urn:decdp:terms:${terms.replaces}`) }),
    ...(rendering && {
      "dct:language": rendering.language,
      "dct:title": rendering.title,
      "dct:description": rendering.purpose,
      "dct:hasVersion": link(`urn:decdp:rendering:${hashOfRendering(rendering)}`),
    }),
  };
}
