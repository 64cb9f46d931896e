import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { iriOf, namespaces } from "../../../../src/consent/dpv/namespaces.ts";
import type { Receipt } from "../../../../src/consent/receipt/file/receipt.ts";
import { propertiesByName, receiptContext } from "../../../../src/consent/receipt/form/context.ts";
import { receiptForms } from "../../../../src/consent/receipt/form/receiptForms.ts";
import { readVocabulary, vocabularyMissing } from "../../../support/consent/dpvTerms.ts";
import { receiptsOfLife } from "../../../support/receipts/savedReceipts.ts";
import { quadsOf } from "../../../support/receipts/standards.ts";
import { knownTerms, unknownTermsIn } from "../../../support/receipts/usedTerms.ts";

const isOfVocabulary = (name: string) => /^(dpv|pd|tech|eu-gdpr|legal-eu):/.test(name);

describe("the names in receipts", () => {
  let receipts: Receipt[];
  before(async () => {
    receipts = await receiptsOfLife();
  });

  it("are all known, and are what they are used as", async () => {
    for (const { receipt } of receipts) assert.deepEqual(unknownTermsIn(await quadsOf(receipt)), []);
  });

  it("that forms allow are in the list of known ones, which has no other", () => {
    const used = Object.values(receiptForms).flatMap(({ types, properties }) => [
      ...types,
      ...properties.map(({ name }) => name),
      ...properties.flatMap(({ values }) =>
        values.flatMap((value) => (value.kind === "term" ? value.terms : [])),
      ),
    ]);
    assert.deepEqual([...new Set(["rdf:type", ...used])].sort(), Object.keys(knownTerms).sort());
  });

  it("exist in DPV 2.3, as what they are used as", { skip: vocabularyMissing }, () => {
    const vocabulary = readVocabulary();
    for (const [name, kind] of Object.entries(knownTerms).filter(([name]) => isOfVocabulary(name))) {
      assert.equal(vocabulary.get(iriOf(name))?.kind, kind, name);
    }
  });

  it("of DPV's own foundations are few and known", () => {
    const others = Object.keys(knownTerms).filter((name) => !isOfVocabulary(name));
    assert.deepEqual(others.sort(), foundations);
  });

  it("stand for links wherever a link belongs: a name that is written as text becomes one", async () => {
    const { receipt } = receipts[0]!;
    const plain = JSON.parse(
      JSON.stringify(receipt, (name, value) =>
        name !== "@context" && value?.["@id"] && Object.keys(value).length === 1 ? value["@id"] : value,
      ),
    );
    assert.equal(
      plain["dpv:hasRecordOfActivity"]["dpv:hasProcess"]["dpv:hasPurpose"],
      "dpv:PersonalisedAdvertising",
    );
    const [links, texts] = [await quadsOf(receipt), await quadsOf(plain)];
    assert.equal(texts.length, links.length);
    assert.deepEqual(
      texts.filter(({ object }) => object.termType === "Literal").length,
      links.filter(({ object }) => object.termType === "Literal").length,
    );
  });

  it("have a type in the context wherever they are links, times or numbers", () => {
    for (const [name, properties] of propertiesByName()) {
      const kinds = new Set(properties.flatMap(({ values }) => values.map(({ kind }) => kind)));
      const isLink = ["link", "term", "node"].some((kind) => kinds.has(kind as "link"));
      const isText = ["text", "typed", "time", "number"].some((kind) => kinds.has(kind as "text"));
      assert.ok(isLink !== isText, `${name} holds links in one place and text in another`);
      assert.equal(isLink, (receiptContext[name] as { "@type"?: string })?.["@type"] === "@id", name);
    }
    for (const prefix of Object.keys(namespaces)) assert.ok(prefix in receiptContext);
  });
});

const foundations = [
  "dct:conformsTo",
  "dct:created",
  "dct:creator",
  "dct:description",
  "dct:hasVersion",
  "dct:identifier",
  "dct:isPartOf",
  "dct:language",
  "dct:publisher",
  "dct:replaces",
  "dct:source",
  "dct:title",
  "rdf:type",
  "rdf:value",
  "schema:ContactPoint",
  "schema:Event",
  "schema:PostalAddress",
  "schema:address",
  "schema:addressCountry",
  "schema:contactPoint",
  "schema:email",
  "schema:name",
  "schema:position",
  "schema:softwareVersion",
  "schema:streetAddress",
  "schema:telephone",
  "schema:url",
  "skos:broader",
];
