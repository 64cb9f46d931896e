import { link, type Node } from "../../dpv/node.ts";
import { noticeNode } from "../../dpv/notice.ts";
import { processNode } from "../../dpv/process.ts";
import { hashOfTerms } from "../../terms/reading.ts";
import type { Rendering } from "../../terms/rendering.ts";
import type { Terms } from "../../terms/terms.ts";
import { receiptContext } from "../form/context.ts";
import { RECEIPT_PROFILE, RECORD_PROFILE } from "../form/receiptForms.ts";
import type { ReceiptFacts } from "../life/facts.ts";
import { accountIri, recordName, utc } from "./iris.ts";
import { chainEventNode, statusNode } from "./status.ts";

/** A receipt in JSON-LD. */
export type ReceiptDocument = Readonly<Record<string, unknown>>;

/** What a receipt is made from: what happened, the terms, and the words in which they were shown. */
export interface ReceiptParts {
  readonly facts: ReceiptFacts;
  readonly terms: Terms;
  readonly rendering: Rendering;
}

/**
 * The receipt of an event in JSON-LD, by ISO/IEC TS 27560:2023 and section 8 of the DPV guide. The same parts always give
 * the same document, so whoever has the parts can tell whether a document says anything else. That holds for ever: another
 * document of the same parts would be another format, and receipts of this one are kept for years.
 */
export function receiptDocument({ facts, terms, rendering }: ReceiptParts): ReceiptDocument {
  const iri = `urn:uuid:${facts.id}`;
  const { name, version } = facts.agent;
  return {
    "@context": receiptContext,
    "@id": iri,
    "@type": "dpv:ConsentReceipt",
    "dct:conformsTo": link(RECEIPT_PROFILE),
    "dpv:hasIdentifier": link(iri),
    "dct:created": utc(facts.created),
    "dct:creator": {
      "@id": `urn:decdp:agent:${name}:${version}`,
      "@type": "tech:SoftwareAgent",
      "schema:name": name,
      "schema:softwareVersion": version,
    },
    ...(facts.previous && { "dct:replaces": link(`urn:decdp:receipt:${facts.previous}`) }),
    "dpv:hasRecordOfActivity": recordNode({ facts, terms, rendering }),
  };
}

function recordNode({ facts, terms, rendering }: ReceiptParts): Node {
  const hash = hashOfTerms(terms);
  const name = recordName(facts, hash);
  const subject = accountIri(facts.chainId, facts.subject);
  return {
    "@id": `urn:decdp:consent:${name}`,
    "@type": "dpv:ConsentRecord",
    "dct:conformsTo": link(RECORD_PROFILE),
    "dct:identifier": name,
    "dpv:hasDataSubject": {
      "@id": subject,
      "@type": "dpv:DataSubject",
      "dpv:hasIdentifier": link(subject),
    },
    "dpv:hasNotice": {
      ...noticeNode(terms, rendering),
      "dct:publisher": link(accountIri(facts.chainId, facts.brand)),
      "dct:source": chainEventNode(facts, "TermsPublished", facts.published),
    },
    "dpv:hasProcess": processNode(terms),
    "dpv:hasConsentStatus": [statusNode(facts, `urn:decdp:terms:${hash}`, terms)],
  };
}
