import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { ReceiptDocument } from "../../../../src/consent/receipt/document/document.ts";
import { faultsIn } from "../../../../src/consent/receipt/form/check.ts";
import { receiptsOfLife } from "../../../support/receipts/savedReceipts.ts";
import {
  canonicalTriples,
  fitsSchema,
  keepsToShapes,
  quadsOf,
  quadsOfStream,
} from "../../../support/receipts/standards.ts";

describe("receipts of a whole life", () => {
  let documents: ReceiptDocument[];
  before(async () => {
    documents = (await receiptsOfLife()).map(({ receipt }) => receipt);
  });

  it("fit the JSON schema and the SHACL shapes, and what reads them here", async () => {
    for (const document of documents) {
      assert.deepEqual(faultsIn(document), []);
      assert.ok(fitsSchema(document));
      assert.ok(await keepsToShapes(await quadsOf(document)));
    }
  });

  it("are the same triples to two processors of JSON-LD, which fetch nothing", async () => {
    for (const document of documents) {
      const [one, other] = [await quadsOf(document), await quadsOfStream(document)];
      const canonical = await canonicalTriples(one);
      assert.ok(canonical.split("\n").length > 200);
      assert.equal(canonical, await canonicalTriples(other));
    }
  });
});
