import { personalData } from "../../dpv/personalData.ts";
import { purposes } from "../../dpv/purposes.ts";
import { automations, lawfulBases, rights, scoringLogics } from "../../terms/words.ts";
import {
  any,
  type Forms,
  linkTo,
  maybe,
  node,
  OF_TERMS,
  one,
  type Property,
  some,
  someWith,
  term,
  text,
  type Value,
} from "./form.ts";

const categories = term(...Object.keys(personalData), "dpv:SpecialCategoryPersonalData");
const lasting: readonly Value[] = [node("duration"), term("dpv:EndlessDuration")];
const placed = (field: string): Property => one("dpv:hasLocation", node("place"), field);

/** What terms say, as `processNode` puts it. */
export const processForms: Forms = {
  process: {
    types: ["dpv:Process"],
    id: OF_TERMS,
    properties: [
      one("dpv:hasNotice", linkTo(OF_TERMS)),
      one("dpv:hasPurpose", term(...Object.keys(purposes)), "purpose, purpose_type"),
      one("dpv:hasLegalBasis", term(...lawfulBases), "lawful_basis"),
      one("dpv:hasApplicableLaw", term("legal-eu:law-GDPR")),
      one("dpv:hasDataController", node("controller"), "pii_controllers"),
      any("dpv:hasJointDataControllers", node("jointController"), "pii_controllers"),
      one("dpv:hasJurisdiction", node("place"), "jurisdiction"),
      one("tech:hasCommunicationMechanism", node("mechanism")),
      someWith(
        "dpv:hasPersonalData",
        ["collected"],
        [node("collected"), node("inferred")],
        "pii_information",
      ),
      some(
        "dpv:hasProcessing",
        term("dpv:Collect", "dpv:Use", "dpv:Store", "dpv:Infer", "dpv:Profiling"),
        "processing_method",
      ),
      some("dpv:hasRecipient", node("recipient"), "recipient_third_parties"),
      any("dpv:hasDataProcessor", linkTo(OF_TERMS)),
      any("dpv:hasRecipientDataController", linkTo(OF_TERMS)),
      any("dpv:hasRecipientThirdParty", linkTo(OF_TERMS)),
      someWith(
        "dpv:hasStorageCondition",
        ["storageLocation", "storageDuration"],
        [node("storageLocation"), node("storageDuration"), node("storageDeletion")],
        "storage_locations, retention_period",
      ),
      some("dpv:hasProcessingCondition", node("processingLocation"), "processing_locations"),
      some("dpv:hasRule", node("rule"), "geographic_restrictions"),
      one("dpv:hasAutomationLevel", term(...automations), "processing_method"),
      maybe("dpv:hasAlgorithmicLogic", node("logic")),
      any("dpv:hasConsequence", node("consequence")),
      maybe("dpv:hasHumanInvolvement", node("intervention")),
      someWith(
        "dpv:hasConsentControl",
        ["withdrawal"],
        [node("withdrawal"), node("refusal")],
        "withdrawal_method",
      ),
      some("dpv:hasRight", term(...rights), "privacy_rights"),
    ],
  },
  collected: {
    types: ["dpv:CollectedPersonalData"],
    id: OF_TERMS,
    properties: [
      some("skos:broader", categories, "pii_type, special_pii_category"),
      some("dct:identifier", text(), "pii_attribute_id"),
      one("dpv:hasNecessity", term("dpv:Required"), "pii_optional"),
      one(
        "dpv:hasDataSource",
        term(
          "dpv:PublicDataSource",
          "dpv:NonPublicDataSource",
          "dpv:ThirdPartyDataSource",
          "dpv:DataSubjectDataSource",
          "dpv:DataControllerDataSource",
        ),
        "collection_method",
      ),
    ],
  },
  inferred: {
    types: ["dpv:InferredPersonalData"],
    id: OF_TERMS,
    properties: [
      some("skos:broader", categories, "pii_type, special_pii_category"),
      any("dct:source", linkTo(OF_TERMS)),
    ],
  },
  storageLocation: { types: ["dpv:StorageLocation"], properties: [placed("storage_locations")] },
  processingLocation: { types: ["dpv:ProcessingLocation"], properties: [placed("processing_locations")] },
  storageDuration: {
    types: ["dpv:StorageDuration"],
    properties: [one("dpv:hasDuration", lasting, "retention_period")],
  },
  storageDeletion: {
    types: ["dpv:StorageDeletion"],
    properties: [one("dct:description", text()), one("dpv:hasDuration", lasting, "retention_period")],
  },
  rule: {
    types: ["dpv:Obligation"],
    properties: [
      some("dpv:hasProcessing", term("dpv:Store", "dpv:Use")),
      some("dpv:hasLocation", node("place"), "geographic_restrictions"),
    ],
  },
  logic: { types: ["dpv:AlgorithmicLogic"], properties: [some("skos:broader", term(...scoringLogics))] },
  duration: {
    types: ["dpv:TemporalDuration"],
    properties: [
      one("rdf:value", {
        kind: "typed",
        type: "xsd:duration",
        pattern: "^P([0-9]+D)?(T[0-9]+S)?$",
      }),
    ],
  },
};
