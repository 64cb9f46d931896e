import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { iriOf, namespaces } from "../../../../src/consent/dpv/namespaces.ts";
import { noticeNode } from "../../../../src/consent/dpv/notice.ts";
import { personalData } from "../../../../src/consent/dpv/personalData.ts";
import { processNode } from "../../../../src/consent/dpv/process.ts";
import { purposes } from "../../../../src/consent/dpv/purposes.ts";
import * as words from "../../../../src/consent/terms/words.ts";
import { readVocabulary, vocabularyMissing } from "../../../support/consent/dpvTerms.ts";
import { randomTerms } from "../../../support/consent/randomTerms.ts";
import { rendering } from "../../../support/consent/terms.ts";
import { partsOf } from "../../../support/formats/json.ts";
import { createRandom } from "../../../support/random.ts";

const isOfVocabulary = (name: string) => /^(dpv|pd|tech|eu-gdpr|legal-eu):/.test(name);

/** Every compact name in nodes, with what it is used as. */
function namesIn(nodes: readonly object[]): { name: string; kind: string }[] {
  return partsOf(nodes).flatMap(({ path, part }) => {
    const property = path.findLast((name) => typeof name === "string") ?? "";
    const value = typeof part === "string" && ["@id", "@type"].includes(property) ? [part] : [];
    return [
      ...(isOfVocabulary(property) ? [{ name: property, kind: "property" }] : []),
      ...value.filter(isOfVocabulary).map((name) => ({ name, kind: "concept" })),
    ];
  });
}

describe("the names of the vocabulary", { skip: vocabularyMissing }, () => {
  const random = createRandom(16);
  const nodes = Array.from({ length: 500 }, () => randomTerms(random)).flatMap((some) => [
    processNode(some),
    noticeNode(some, rendering),
  ]);

  it("that terms in DPV use exist in version 2.3, as what they are used as", () => {
    const vocabulary = readVocabulary();
    const used = new Map(namesIn(nodes).map(({ name, kind }) => [`${name} ${kind}`, { name, kind }]));
    assert.ok(used.size > 60, `${used.size}`);
    for (const { name, kind } of used.values()) assert.equal(vocabulary.get(iriOf(name))?.kind, kind, name);
  });

  it("that terms may contain exist in version 2.3", () => {
    const vocabulary = readVocabulary();
    const codes = Object.values(words).flat().filter(isOfVocabulary);
    assert.ok(codes.length > 30);
    for (const code of codes) assert.equal(vocabulary.get(iriOf(code))?.kind, "concept", code);
  });

  it("are broader and narrower as in version 2.3", () => {
    const vocabulary = readVocabulary();
    for (const hierarchy of [personalData, purposes]) {
      const known = new Set([...Object.keys(hierarchy), "dpv:Purpose", "dpv:PersonalData"].map(iriOf));
      for (const [name, above] of Object.entries(hierarchy)) {
        const copied = above.split(" ").map(iriOf);
        const broader = vocabulary.get(iriOf(name))!.broader;
        for (const iri of copied) assert.ok(broader.includes(iri), name);
        for (const iri of broader.filter((one) => known.has(one))) assert.ok(copied.includes(iri), name);
      }
    }
  });

  it("include every category of personal data, and every special one is known to be", () => {
    const categories = [...readVocabulary()]
      .filter(
        ([iri, { kind }]) => iri.startsWith(namespaces.pd) && kind === "concept" && !iri.endsWith("-classes"),
      )
      .map(([iri]) => iri)
      .filter((iri) => !iri.includes("serialisation-"));
    assert.deepEqual(Object.keys(personalData).map(iriOf).sort(), categories.sort());
    for (const [iri, { broader }] of readVocabulary()) {
      if (!iri.startsWith(namespaces.pd) || !broader.includes(iriOf("dpv:SpecialCategoryPersonalData")))
        continue;
      const name = `pd:${iri.slice(namespaces.pd.length)}`;
      assert.ok(personalData[name as keyof typeof personalData].includes("dpv:SpecialCategoryPersonalData"));
    }
  });
});

describe("a compact name", () => {
  it("stands for an IRI, if its prefix is known", () => {
    assert.equal(iriOf("eu-gdpr:A7-3"), "https://w3id.org/dpv/legal/eu/gdpr#A7-3");
    for (const name of ["loc:NO", "dpv", ":a", "toString:a", "__proto__:a"]) {
      assert.throws(() => iriOf(name), /does not begin with a known prefix/);
    }
  });
});
