import { lawfulBases } from "../../terms/words.ts";
import { type LifeState, lifeEvents, lifeStates } from "../life/states.ts";
import {
  ACCOUNT,
  AGENT,
  BLOCK,
  CONSENT,
  EVENT,
  type Form,
  type Forms,
  HASH_PATTERN,
  linkTo,
  maybe,
  node,
  OF_TERMS,
  one,
  RECEIPT,
  RENDERING,
  some,
  TIME,
  term,
  text,
  UUID,
} from "./form.ts";
import { partyForms } from "./partyForms.ts";
import { processForms } from "./processForms.ts";

/** The profiles of the DPV guide that receipts and records keep to. */
export const RECEIPT_PROFILE = "https://w3id.org/dpv/schema/dpv-27560#receipt-eu-gdpr";
export const RECORD_PROFILE = "https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr";

const exactly = (iri: string) => linkTo(`^${iri.replaceAll(".", "\\.")}$`);
const time = { kind: "time" } as const;

const ownForms: Forms = {
  receipt: {
    types: ["dpv:ConsentReceipt"],
    id: `^urn:uuid:${UUID}$`,
    properties: [
      one("dct:conformsTo", exactly(RECEIPT_PROFILE), "schema_version"),
      one("dpv:hasIdentifier", linkTo(`^urn:uuid:${UUID}$`), "receipt_id"),
      one("dct:created", time, "creation timestamp"),
      one("dct:creator", node("agent")),
      maybe("dct:replaces", linkTo(RECEIPT)),
      one("dpv:hasRecordOfActivity", node("record"), "hasRecordOfActivity"),
    ],
  },
  record: {
    types: ["dpv:ConsentRecord"],
    id: CONSENT,
    properties: [
      one("dct:conformsTo", exactly(RECORD_PROFILE), "schema_version"),
      one("dct:identifier", text("^[1-9][0-9]*(:0x[0-9a-f]+){3}$"), "record_id"),
      one("dpv:hasDataSubject", node("subject"), "pii_principal_id"),
      one("dpv:hasNotice", node("notice"), "privacy_notice"),
      one("dpv:hasProcess", node("process"), "pii_processing"),
      some(
        "dpv:hasConsentStatus",
        lifeEvents.map((event) => node(event)),
        "event_state",
      ),
    ],
  },
  subject: {
    types: ["dpv:DataSubject"],
    id: ACCOUNT,
    properties: [one("dpv:hasIdentifier", linkTo(ACCOUNT), "pii_principal_id")],
  },
  agent: {
    types: ["tech:SoftwareAgent"],
    id: AGENT,
    properties: [one("schema:name", text()), one("schema:softwareVersion", text())],
  },
  notice: {
    types: ["dpv:ConsentNotice"],
    id: OF_TERMS,
    properties: [
      one("dct:identifier", text(HASH_PATTERN)),
      one("dct:language", text("^[a-z]{2,3}(-[A-Za-z0-9]+)*$"), "language"),
      one("dct:title", text()),
      one("dct:description", text()),
      one("dct:hasVersion", linkTo(RENDERING)),
      maybe("dct:replaces", linkTo(OF_TERMS)),
      one("dct:publisher", linkTo(ACCOUNT)),
      one("dct:source", node("chainEvent")),
      one("dpv:hasProcess", linkTo(OF_TERMS)),
    ],
  },
  chainEvent: {
    types: ["schema:Event"],
    id: EVENT,
    properties: [
      one("schema:name", text("^(TermsPublished|ConsentGiven|ConsentWithdrawn)$")),
      one("dct:publisher", linkTo(ACCOUNT)),
      one("dct:isPartOf", linkTo(BLOCK)),
      one("dct:identifier", text(HASH_PATTERN)),
      one("schema:position", { kind: "number" }),
    ],
  },
  untilTime: {
    types: ["dpv:UntilTimeDuration"],
    properties: [one("rdf:value", { kind: "typed", type: "xsd:dateTime", pattern: TIME })],
  },
  untilEvent: {
    types: ["dpv:UntilEventDuration"],
    properties: [one("rdf:value", text("^(answer|consent)$"))],
  },
};

/** Every kind of node that a receipt has. */
export const receiptForms: Forms = {
  ...ownForms,
  ...Object.fromEntries(lifeEvents.map((event) => [event, statusForm(lifeStates[event])])),
  ...processForms,
  ...partyForms,
};

/** One event of the life, with who acted, and whether that was a person. */
function statusForm({ term: type, lasts, boundTo }: LifeState): Form {
  return {
    types: [type],
    properties: [
      one("dpv:hasLegalBasis", term(...lawfulBases), "event_type"),
      one("dpv:isIndicatedAtTime", time, "event_time"),
      one("dpv:hasDuration", node(lasts === "time" ? "untilTime" : "untilEvent"), "validity_duration"),
      one("dpv:isIndicatedBy", [linkTo(ACCOUNT), linkTo(OF_TERMS)], "entity_id"),
      one("dpv:hasHumanInvolvement", term("dpv:HumanInvolved", "dpv:HumanNotInvolved")),
      ...(boundTo === "TermsPublished" ? [] : [one("dct:source", node("chainEvent"))]),
    ],
  };
}
