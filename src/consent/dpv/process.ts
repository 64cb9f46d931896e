import type { Located, Terms } from "../terms/terms.ts";
import { contactNode } from "./contact.ts";
import { dataNodes, processingTerms } from "./data.ts";
import type { CompactName } from "./namespaces.ts";
import { link, links, type Node } from "./node.ts";
import { termsIri } from "./notice.ts";
import { controllerNode, jointControllerNodes, placeNode, recipientFields } from "./parties.ts";
import { durationNode } from "./time.ts";

/**
 * What terms say, in the Data Privacy Vocabulary 2.3. What it has no term for (level, prices, rewards, who owns
 * derivatives) stays in the core, which the notice names by its hash.
 */
export function processNode(terms: Terms): Node {
  const base = termsIri(terms);
  return {
    "@id": `${base}#process`,
    "@type": "dpv:Process",
    "dpv:hasNotice": link(base),
    "dpv:hasPurpose": link(terms.purpose),
    "dpv:hasLegalBasis": link(terms.lawfulBasis),
    "dpv:hasApplicableLaw": link("legal-eu:law-GDPR"),
    "dpv:hasDataController": controllerNode(base, terms),
    ...(terms.jointControllers.length > 0 && {
      "dpv:hasJointDataControllers": jointControllerNodes(base, terms.jointControllers),
    }),
    "dpv:hasJurisdiction": placeNode({ place: terms.jurisdiction }),
    "tech:hasCommunicationMechanism": {
      "@type": "tech:CommunicationMechanism",
      "dct:identifier": terms.channel,
    },
    "dpv:hasPersonalData": dataNodes(base, terms),
    "dpv:hasProcessing": links(processingTerms(terms)),
    ...recipientFields(base, terms.recipients),
    "dpv:hasStorageCondition": storageNodes(terms),
    "dpv:hasProcessingCondition": placeConditions("dpv:ProcessingLocation", terms.processing),
    "dpv:hasRule": [stays("dpv:Store", terms.storage), stays("dpv:Use", terms.processing)],
    ...decisionFields(base, terms),
    "dpv:hasConsentControl": controlNodes(terms),
    "dpv:hasRight": links(terms.rights),
  };
}

function storageNodes({ storage, retention, proofRetention }: Terms): Node[] {
  return [
    ...placeConditions("dpv:StorageLocation", storage),
    { "@type": "dpv:StorageDuration", "dpv:hasDuration": durationNode(retention) },
    {
      "@type": "dpv:StorageDeletion",
      "dct:description": "Answers are deleted; evidence of consents and proofs stays.",
      "dpv:hasDuration": durationNode(proofRetention),
    },
  ];
}

function placeConditions(type: CompactName, places: readonly Located[]): Node[] {
  return places.map((located) => ({ "@type": type, "dpv:hasLocation": placeNode(located) }));
}

/** The brand may do it in these places and in no others. */
function stays(processing: CompactName, places: readonly Located[]): Node {
  return {
    "@type": "dpv:Obligation",
    "dpv:hasProcessing": links([processing]),
    "dpv:hasLocation": places.map(placeNode),
  };
}

function decisionFields(base: string, { decision }: Terms): Node {
  const { automation, logic, consequences, humanContact } = decision;
  return {
    "dpv:hasAutomationLevel": link(automation),
    ...(logic && {
      "dpv:hasAlgorithmicLogic": { "@type": "dpv:AlgorithmicLogic", "skos:broader": links([logic]) },
    }),
    ...(consequences.length > 0 && { "dpv:hasConsequence": consequences.map(consequenceNode) }),
    ...(humanContact && {
      "dpv:hasHumanInvolvement": {
        "@type": "dpv:HumanInvolvementForIntervention",
        "schema:contactPoint": contactNode(`${base}#human-contact`, humanContact),
      },
    }),
  };
}

function controlNodes({ withdrawal, ifYouSayNo }: Terms): Node[] {
  return [
    {
      "@type": "dpv:WithdrawConsent",
      "dpv:isExercisedAt": link(withdrawal.at),
      "dpv:hasDuration": durationNode(withdrawal.within),
    },
    {
      "@type": "dpv:RefuseConsent",
      ...(ifYouSayNo.length > 0 && { "dpv:hasConsequence": ifYouSayNo.map(consequenceNode) }),
    },
  ];
}

function consequenceNode(code: string): Node {
  return { "@type": "dpv:Consequence", "dct:identifier": code };
}
