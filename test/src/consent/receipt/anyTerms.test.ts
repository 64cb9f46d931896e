import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type ReceiptDocument, receiptDocument } from "../../../../src/consent/receipt/document/document.ts";
import { faultsIn } from "../../../../src/consent/receipt/form/check.ts";
import type { ReceiptFacts } from "../../../../src/consent/receipt/life/facts.ts";
import { lifeEvents, lifeStates } from "../../../../src/consent/receipt/life/states.ts";
import { plainRendering } from "../../../../src/consent/terms/plainRendering.ts";
import type { Terms } from "../../../../src/consent/terms/terms.ts";
import { randomTerms } from "../../../support/consent/randomTerms.ts";
import { accountOf, wordOf } from "../../../support/formats/values.ts";
import { createRandom, type Random } from "../../../support/random.ts";
import {
  canonicalTriples,
  fitsSchema,
  keepsToShapes,
  quadsOf,
  quadsOfStream,
} from "../../../support/receipts/standards.ts";
import { unknownTermsIn } from "../../../support/receipts/usedTerms.ts";

const at = 1_800_000_000;

function randomFacts(random: Random): ReceiptFacts {
  const event = random.oneOf(lifeEvents);
  const { parties, lasts, boundTo } = lifeStates[event];
  const position = { block: random.between(0, 99), transaction: wordOf(7), log: random.between(0, 99) };
  return {
    id: "6ba7b810-9dad-41d1-80b4-00c04fd430c8",
    created: at + random.between(0, 99),
    event,
    at,
    ...(lasts === "time" && { until: at + random.between(1, 99) }),
    party: random.oneOf(parties),
    by: random.oneOf(["person", "software"]),
    agent: { name: "agent", version: "1.0.0-rc.1+7" },
    subject: accountOf(1),
    brand: accountOf(2),
    chainId: random.between(1, 99_999),
    contract: accountOf(3),
    published: position,
    ...(boundTo !== "TermsPublished" && { recorded: { ...position, log: 100 } }),
    ...(random.between(0, 1) === 1 && { previous: wordOf(8) }),
  };
}

function randomDocument(random: Random): ReceiptDocument {
  const terms: Terms = randomTerms(random);
  return receiptDocument({ facts: randomFacts(random), terms, rendering: plainRendering(terms) });
}

describe("a receipt of whatever terms and event", () => {
  const random = createRandom(21);
  const documents = Array.from({ length: 300 }, () => randomDocument(random));

  it("has nothing that is wrong, and fits the JSON schema", () => {
    for (const document of documents) {
      assert.deepEqual(faultsIn(document), []);
      assert.ok(fitsSchema(document));
    }
  });

  it("keeps to the SHACL shapes, and has known terms only", async () => {
    for (const document of documents.slice(0, 40)) {
      const quads = await quadsOf(document);
      assert.ok(await keepsToShapes(quads));
      assert.deepEqual(unknownTermsIn(quads), []);
    }
  });

  it("is the same triples to two processors", async () => {
    for (const document of documents.slice(0, 40)) {
      assert.equal(
        await canonicalTriples(await quadsOf(document)),
        await canonicalTriples(await quadsOfStream(document)),
      );
    }
  });
});
