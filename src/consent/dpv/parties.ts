import type { Authority, Located, Party, Recipient, Terms } from "../terms/terms.ts";
import type { RecipientRole } from "../terms/words.ts";
import type { CompactName } from "./namespaces.ts";
import { link, type Node } from "./node.ts";
import { durationNode } from "./time.ts";

const classOfRole: Readonly<Record<RecipientRole, CompactName>> = {
  processor: "dpv:DataProcessor",
  relayer: "dpv:DataProcessor",
  issuer: "eu-gdpr:Recipient",
  chain: "eu-gdpr:Recipient",
  controller: "dpv:DataController",
  thirdParty: "dpv:ThirdParty",
};

const propertyOfRole: Readonly<Record<RecipientRole, CompactName>> = {
  processor: "dpv:hasDataProcessor",
  relayer: "dpv:hasDataProcessor",
  issuer: "dpv:hasRecipient",
  chain: "dpv:hasRecipient",
  controller: "dpv:hasRecipientDataController",
  thirdParty: "dpv:hasRecipientThirdParty",
};

/** The brand, with its data protection officer and the authority over it. */
export function controllerNode({ brand, dataProtectionOfficer, authority }: Terms): Node {
  return {
    "@type": "dpv:DataController",
    ...partyFields(brand),
    "dpv:hasAddress": brand.address,
    ...(dataProtectionOfficer && {
      "dpv:hasDataProtectionOfficer": {
        "@type": "dpv:DataProtectionOfficer",
        "schema:contactPoint": link(dataProtectionOfficer),
      },
    }),
    "dpv:hasAuthority": { "@type": "dpv:DataProtectionAuthority", ...partyFields(authority) },
  };
}

export function jointControllerNode(party: Party): Node {
  return { "@type": "dpv:DataController", ...partyFields(party), "dpv:hasAddress": party.address };
}

/** Everybody who receives something, by the property of their role. */
export function recipientFields(recipients: readonly Recipient[]): Node {
  const byProperty = Map.groupBy(recipients, ({ role }) => propertyOfRole[role]);
  return Object.fromEntries([...byProperty].map(([property, group]) => [property, group.map(recipientNode)]));
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

function recipientNode({ role, name, receives, places, retention }: Recipient): Node {
  return {
    "@type": classOfRole[role],
    "dpv:hasName": name,
    "dct:description": [...receives],
    "dpv:hasLocation": places.map(placeNode),
    "dpv:hasStorageCondition": { "@type": "dpv:StorageDuration", "dpv:hasDuration": durationNode(retention) },
  };
}

function partyFields({ name, country, contact }: Authority): Node {
  return {
    "dpv:hasName": name,
    "dpv:hasCountry": placeNode({ place: country }),
    "schema:contactPoint": link(contact),
  };
}
