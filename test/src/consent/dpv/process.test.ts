import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { noticeNode, processIri, termsIri } from "../../../../src/consent/dpv/notice.ts";
import { processNode } from "../../../../src/consent/dpv/process.ts";
import { durationNode, isoDuration } from "../../../../src/consent/dpv/time.ts";
import { consentVectors } from "../../../support/consent/consentFormats.ts";
import { randomTerms } from "../../../support/consent/randomTerms.ts";
import { rendering, terms } from "../../../support/consent/terms.ts";
import { partsOf } from "../../../support/formats/json.ts";
import { createRandom } from "../../../support/random.ts";

/** The properties whose values are texts. */
const literals =
  /^(dpv:has(Name|Address)|dct:(identifier|description|title|language)|schema:(email|telephone|streetAddress|addressCountry))$/;

describe("terms in the Data Privacy Vocabulary", () => {
  it("are what the vectors spell out", () => {
    assert.deepEqual(noticeNode(terms, rendering), consentVectors.dpv.notice);
    assert.deepEqual(processNode(terms), consentVectors.dpv.process);
  });

  it("have no literal where an IRI belongs, and no IRI as a literal", () => {
    const random = createRandom(17);
    for (let count = 0; count < 200; count++) {
      for (const { path, part } of partsOf(processNode(randomTerms(random)))) {
        const property = path.findLast((name) => typeof name === "string");
        if (typeof part !== "string" || property === undefined || property.startsWith("@")) continue;
        assert.match(property, literals, path.join("."));
        assert.doesNotMatch(part, /^(dpv|pd|tech|eu-gdpr|urn|https|mailto|tel):/);
      }
    }
  });

  it("link notice and process, and inferences to the data that they follow from", () => {
    const node = processNode(terms);
    assert.deepEqual(node["dpv:hasNotice"], { "@id": termsIri(terms) });
    assert.deepEqual(noticeNode(terms)["dpv:hasProcess"], { "@id": processIri(terms) });
    const data = node["dpv:hasPersonalData"] as readonly Record<string, unknown>[];
    const inferred = data.filter((one) => one["@type"] === "dpv:InferredPersonalData");
    assert.deepEqual(
      inferred.map((one) => one["dct:source"]),
      [data.slice(0, 2).map((one) => ({ "@id": one["@id"] }))],
    );
  });

  it("say durations in ISO 8601, and that a chain forgets nothing", () => {
    assert.equal(isoDuration(90 * 86_400), "P90D");
    assert.equal(isoDuration(90_061), "P1DT3661S");
    assert.equal(isoDuration(60), "PT60S");
    assert.equal(isoDuration(0), "PT0S");
    assert.deepEqual(durationNode("endless"), { "@id": "dpv:EndlessDuration" });
  });
});
