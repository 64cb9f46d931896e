import type { DataNeed, Located, Terms } from "../terms/terms.ts";
import type { SourceOfData } from "../terms/words.ts";
import type { CompactName } from "./namespaces.ts";
import { link, links, type Node } from "./node.ts";
import { processIri, termsIri } from "./notice.ts";
import { controllerNode, jointControllerNode, placeNode, recipientFields } from "./parties.ts";
import { durationNode } from "./time.ts";

const sourceTerm: Readonly<Record<SourceOfData, CompactName>> = {
  wallet: "dpv:PublicDataSource",
  pod: "dpv:NonPublicDataSource",
  vault: "dpv:NonPublicDataSource",
  bank: "dpv:ThirdPartyDataSource",
  ownWord: "dpv:DataSubjectDataSource",
  brand: "dpv:DataControllerDataSource",
};

/**
 * What terms say, in the Data Privacy Vocabulary 2.3. What it has no term for (level, prices, rewards, who owns
 * derivatives) stays in the core, which the notice names by its hash.
 */
export function processNode(terms: Terms): Node {
  return {
    "@id": processIri(terms),
    "@type": "dpv:Process",
    "dpv:hasNotice": link(termsIri(terms)),
    "dpv:hasPurpose": link(terms.purpose),
    "dpv:hasLegalBasis": link(terms.lawfulBasis),
    "dpv:hasDataController": controllerNode(terms),
    ...(terms.jointControllers.length > 0 && {
      "dpv:hasJointDataControllers": terms.jointControllers.map(jointControllerNode),
    }),
    "dpv:hasJurisdiction": placeNode({ place: terms.jurisdiction }),
    "tech:hasCommunicationMechanism": {
      "@type": "tech:CommunicationMechanism",
      "dct:identifier": terms.channel,
    },
    "dpv:hasPersonalData": [...dataNodes(terms), ...inferenceNodes(terms)],
    ...recipientFields(terms.recipients),
    "dpv:hasStorageCondition": storageNodes(terms),
    "dpv:hasProcessingCondition": placeConditions("dpv:ProcessingLocation", terms.processing),
    ...decisionFields(terms),
    "dpv:hasConsentControl": controlNodes(terms),
    "dpv:hasRight": links(terms.rights),
  };
}

/** Nothing that terms ask for is optional: an answer shows what the rules need, and nothing can be left out. */
function dataNodes(terms: Terms): Node[] {
  return terms.data.map(({ category, attributes, source }, index) => ({
    "@id": dataIri(terms, index),
    "@type": "dpv:CollectedPersonalData",
    "skos:broader": link(category),
    "dct:identifier": [...attributes],
    "dpv:hasNecessity": link("dpv:Required"),
    "dpv:hasDataSource": link(sourceTerm[source]),
  }));
}

function inferenceNodes(terms: Terms): Node[] {
  return terms.inferences.map(({ category, from }) => ({
    "@type": "dpv:InferredPersonalData",
    "skos:broader": link(category),
    "dct:source": terms.data.flatMap((need: DataNeed, index) =>
      need.attributes.some((attribute) => from.includes(attribute)) ? [link(dataIri(terms, index))] : [],
    ),
  }));
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

function decisionFields({ decision }: Terms): Node {
  const { automation, logic, consequences, humanContact } = decision;
  return {
    "dpv:hasAutomationLevel": link(automation),
    ...(logic && { "dpv:hasAlgorithmicLogic": { "@type": ["dpv:AlgorithmicLogic", logic] } }),
    ...(consequences.length > 0 && { "dpv:hasConsequence": consequences.map(consequenceNode) }),
    ...(humanContact && {
      "dpv:hasHumanInvolvement": {
        "@type": "dpv:HumanInvolvementForIntervention",
        "schema:contactPoint": link(humanContact),
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

function dataIri(terms: Terms, index: number): string {
  return `${termsIri(terms)}#data-${index + 1}`;
}
