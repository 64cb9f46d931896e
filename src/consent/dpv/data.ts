import type { Terms } from "../terms/terms.ts";
import type { SourceOfData } from "../terms/words.ts";
import { isSpecialCategory } from "./hierarchy.ts";
import type { CompactName } from "./namespaces.ts";
import { type Link, link, links, type Node } from "./node.ts";
import type { PersonalDataTerm } from "./personalData.ts";

const sourceTerm: Readonly<Record<SourceOfData, CompactName>> = {
  wallet: "dpv:PublicDataSource",
  pod: "dpv:NonPublicDataSource",
  vault: "dpv:NonPublicDataSource",
  bank: "dpv:ThirdPartyDataSource",
  ownWord: "dpv:DataSubjectDataSource",
  brand: "dpv:DataControllerDataSource",
};

/**
 * The data that an answer looks at, and what is inferred from them. Nothing that terms ask for is optional: an answer
 * shows what the rules need, and nothing can be left out.
 */
export function dataNodes(base: string, { data, inferences }: Terms): Node[] {
  const iriOf = (index: number) => `${base}#data-${index + 1}`;
  return [
    ...data.map(({ category, attributes, source }, index) => ({
      "@id": iriOf(index),
      "@type": "dpv:CollectedPersonalData" as const,
      "skos:broader": broaderThan(category),
      "dct:identifier": [...attributes],
      "dpv:hasNecessity": link("dpv:Required"),
      "dpv:hasDataSource": link(sourceTerm[source]),
    })),
    ...inferences.map(({ category, from }, index) => {
      const sources = data.flatMap(({ attributes }, place) =>
        attributes.some((attribute) => from.includes(attribute)) ? [iriOf(place)] : [],
      );
      return {
        "@id": `${base}#inference-${index + 1}`,
        "@type": "dpv:InferredPersonalData" as const,
        "skos:broader": broaderThan(category),
        ...(sources.length > 0 && { "dct:source": links(sources) }),
      };
    }),
  ];
}

/** What is done with the data. */
export function processingTerms({ inferences, decision }: Terms): CompactName[] {
  return [
    "dpv:Collect",
    "dpv:Use",
    "dpv:Store",
    ...(inferences.length > 0 ? (["dpv:Infer"] as const) : []),
    ...(decision.logic ? (["dpv:Profiling"] as const) : []),
  ];
}

/** Special categories (GDPR art. 9) are named as such. */
function broaderThan(category: PersonalDataTerm): Link[] {
  return links(isSpecialCategory(category) ? [category, "dpv:SpecialCategoryPersonalData"] : [category]);
}
