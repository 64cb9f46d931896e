import { safeguards } from "../../terms/words.ts";
import { any, CONTACT, type Forms, linkTo, maybe, node, OF_TERMS, one, some, term, text } from "./form.ts";

/** The type of a party says what it does with the data. */
const PARTY = "party_role, party_type";
const reached = [
  one("schema:contactPoint", node("contactPoint"), "party_contact"),
  one("schema:address", node("postalAddress"), "party_address"),
];
const identified = one("dpv:hasIdentifier", linkTo(OF_TERMS), "party_id");
const named = one("dpv:hasName", text(), "party_name");

/** Everybody whom terms name, and where they are. */
export const partyForms: Forms = {
  controller: {
    types: ["dpv:DataController"],
    field: PARTY,
    id: OF_TERMS,
    properties: [
      identified,
      named,
      one("dpv:hasAddress", text(), "party_address"),
      one("dpv:hasCountry", node("place")),
      ...reached,
      maybe("dpv:hasDataProtectionOfficer", node("officer")),
      one("dpv:hasAuthority", node("authority"), "authority_party"),
    ],
  },
  jointController: {
    types: ["dpv:DataController"],
    field: PARTY,
    id: OF_TERMS,
    properties: [
      identified,
      named,
      one("dpv:hasAddress", text(), "party_address"),
      one("dpv:hasCountry", node("place")),
      ...reached,
    ],
  },
  officer: {
    types: ["dpv:DataProtectionOfficer"],
    id: OF_TERMS,
    properties: [one("schema:contactPoint", node("contactPoint"))],
  },
  authority: {
    types: ["dpv:DataProtectionAuthority"],
    field: PARTY,
    id: OF_TERMS,
    properties: [identified, named, one("dpv:hasCountry", node("place")), ...reached],
  },
  recipient: {
    types: ["dpv:DataProcessor", "dpv:Recipient", "dpv:DataController", "dpv:ThirdParty"],
    field: PARTY,
    id: OF_TERMS,
    properties: [
      identified,
      named,
      one("schema:contactPoint", linkTo(OF_TERMS), "party_contact"),
      one("schema:address", linkTo(OF_TERMS), "party_address"),
      some("dct:description", text()),
      some("dpv:hasLocation", node("place")),
      one("dpv:hasStorageCondition", node("storageDuration")),
    ],
  },
  contactPoint: {
    types: ["schema:ContactPoint"],
    id: OF_TERMS,
    properties: [
      maybe("schema:email", text("^[^ @]+@[^ @]+$"), "party_email"),
      maybe("schema:telephone", text("^\\+[0-9-]+$"), "party_phone"),
      maybe("schema:url", linkTo(CONTACT), "party_url"),
    ],
  },
  postalAddress: {
    types: ["schema:PostalAddress"],
    id: OF_TERMS,
    properties: [
      maybe("schema:streetAddress", text()),
      one("schema:addressCountry", text("^[A-Z]{2}$"), "party_address"),
    ],
  },
  place: {
    types: ["dpv:Country", "dpv:Location"],
    properties: [
      one("dct:identifier", text("^([A-Z]{2}|EEA|worldwide)$")),
      maybe("dpv:hasLegalBasis", term(...safeguards)),
    ],
  },
  intervention: {
    types: ["dpv:HumanInvolvementForIntervention"],
    properties: [one("schema:contactPoint", node("contactPoint"))],
  },
  mechanism: {
    types: ["tech:CommunicationMechanism"],
    properties: [one("dct:identifier", text())],
  },
  consequence: { types: ["dpv:Consequence"], properties: [one("dct:identifier", text())] },
  withdrawal: {
    types: ["dpv:WithdrawConsent"],
    properties: [
      one("dpv:isExercisedAt", linkTo(CONTACT), "withdrawal_method"),
      one("dpv:hasDuration", node("duration")),
    ],
  },
  refusal: { types: ["dpv:RefuseConsent"], properties: [any("dpv:hasConsequence", node("consequence"))] },
};
