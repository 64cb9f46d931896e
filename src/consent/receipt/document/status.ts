import { link, type Node } from "../../dpv/node.ts";
import type { Terms } from "../../terms/terms.ts";
import type { ChainPosition, ReceiptFacts } from "../life/facts.ts";
import { type BoundTo, lifeStates } from "../life/states.ts";
import { accountIri, blockIri, eventIri, utc } from "./iris.ts";

/** The event of a receipt: what happened, when, for how long, who acted, and whether that was a person. */
export function statusNode(facts: ReceiptFacts, base: string, { lawfulBasis }: Terms): Node {
  const { event, at, by, recorded } = facts;
  const { term, boundTo } = lifeStates[event];
  return {
    "@type": term,
    "dpv:hasLegalBasis": link(lawfulBasis),
    "dpv:isIndicatedAtTime": utc(at),
    "dpv:hasDuration": durationOf(facts),
    "dpv:isIndicatedBy": link(actorIri(facts, base)),
    "dpv:hasHumanInvolvement": link(by === "person" ? "dpv:HumanInvolved" : "dpv:HumanNotInvolved"),
    ...(recorded && { "dct:source": chainEventNode(facts, boundTo, recorded) }),
  };
}

/** An event on chain. */
export function chainEventNode(facts: ReceiptFacts, name: BoundTo, position: ChainPosition): Node {
  return {
    "@id": eventIri(facts, position),
    "@type": "schema:Event",
    "schema:name": name,
    "dct:publisher": link(accountIri(facts.chainId, facts.contract)),
    "dct:isPartOf": link(blockIri(facts, position)),
    "dct:identifier": position.transaction,
    "schema:position": position.log,
  };
}

function durationOf({ event, until }: ReceiptFacts): Node {
  const { lasts } = lifeStates[event];
  if (lasts !== "time") return { "@type": "dpv:UntilEventDuration", "rdf:value": lasts };
  return {
    "@type": "dpv:UntilTimeDuration",
    "rdf:value": { "@type": "xsd:dateTime", "@value": utc(until!) },
  };
}

function actorIri({ party, chainId, subject }: ReceiptFacts, base: string): string {
  return party === "subject" ? accountIri(chainId, subject) : `${base}#${party}`;
}
