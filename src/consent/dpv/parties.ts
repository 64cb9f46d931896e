import type { Authority, Located, Party, Recipient, Terms } from "../terms/terms.ts";
import type { RecipientRole } from "../terms/words.ts";
import { contactFields, contactNode } from "./contact.ts";
import type { CompactName } from "./namespaces.ts";
import { link, links, type Node } from "./node.ts";
import { durationNode } from "./time.ts";

/** What a recipient is, by its role in terms. */
export const classOfRole: Readonly<Record<RecipientRole, CompactName>> = {
  processor: "dpv:DataProcessor",
  relayer: "dpv:DataProcessor",
  issuer: "dpv:Recipient",
  chain: "dpv:Recipient",
  controller: "dpv:DataController",
  thirdParty: "dpv:ThirdParty",
};

/** The narrower property of some roles; `dpv:hasRecipient` has everybody. */
const propertyOfRole: Readonly<Partial<Record<RecipientRole, CompactName>>> = {
  processor: "dpv:hasDataProcessor",
  relayer: "dpv:hasDataProcessor",
  controller: "dpv:hasRecipientDataController",
  thirdParty: "dpv:hasRecipientThirdParty",
};

/** The brand, with its data protection officer and the authority over it. `base` is the IRI of the terms. */
export function controllerNode(base: string, { brand, dataProtectionOfficer, authority }: Terms): Node {
  const officer = `${base}#officer`;
  return {
    ...companyNode(`${base}#brand`, brand),
    ...(dataProtectionOfficer && {
      "dpv:hasDataProtectionOfficer": {
        "@id": officer,
        "@type": "dpv:DataProtectionOfficer",
        "schema:contactPoint": contactNode(`${officer}-contact`, dataProtectionOfficer),
      },
    }),
    "dpv:hasAuthority": partyFields(`${base}#authority`, "dpv:DataProtectionAuthority", authority),
  };
}

export function jointControllerNodes(base: string, parties: readonly Party[]): Node[] {
  return parties.map((party, index) => companyNode(`${base}#joint-${index + 1}`, party));
}

/** Everybody who receives something; some are named a second time by the narrower property of their role. */
export function recipientFields(base: string, recipients: readonly Recipient[]): Node {
  const iriOf = (index: number) => `${base}#recipient-${index + 1}`;
  const byProperty = new Map<CompactName, string[]>();
  for (const [index, { role }] of recipients.entries()) {
    const property = propertyOfRole[role];
    if (property) byProperty.set(property, [...(byProperty.get(property) ?? []), iriOf(index)]);
  }
  return {
    "dpv:hasRecipient": recipients.map((recipient, index) => recipientNode(base, iriOf(index), recipient)),
    ...Object.fromEntries([...byProperty].map(([property, iris]) => [property, links(iris)])),
  };
}

/** A place, with what protects a transfer to it. */
export function placeNode({ place, safeguard }: Located): Node {
  const isCountry = place.length === 2 && place !== "EU";
  return {
    "@type": isCountry ? "dpv:Country" : "dpv:Location",
    "dct:identifier": place,
    ...(safeguard && { "dpv:hasLegalBasis": link(safeguard) }),
  };
}

/** Recipients are reached through the brand, which answers for them. */
function recipientNode(
  base: string,
  iri: string,
  { role, name, receives, places, retention }: Recipient,
): Node {
  return {
    "@id": iri,
    "@type": classOfRole[role],
    "dpv:hasIdentifier": link(iri),
    "dpv:hasName": name,
    "schema:contactPoint": link(`${base}#brand-contact`),
    "schema:address": link(`${base}#brand-address`),
    "dct:description": [...receives],
    "dpv:hasLocation": places.map(placeNode),
    "dpv:hasStorageCondition": { "@type": "dpv:StorageDuration", "dpv:hasDuration": durationNode(retention) },
  };
}

function companyNode(iri: string, party: Party): Node {
  return { ...partyFields(iri, "dpv:DataController", party), "dpv:hasAddress": party.address };
}

function partyFields(iri: string, type: CompactName, party: Party | Authority): Node {
  return {
    "@id": iri,
    "@type": type,
    "dpv:hasIdentifier": link(iri),
    "dpv:hasName": party.name,
    "dpv:hasCountry": placeNode({ place: party.country }),
    ...contactFields(iri, party),
  };
}
