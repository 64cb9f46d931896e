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

type Fields = Readonly<Record<string, unknown>>;

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

  it("pass Kantara's tests of conformance, as far as a receipt alone can", () => {
    for (const document of documents) {
      const record = document["dpv:hasRecordOfActivity"] as Fields;
      const process = record["dpv:hasProcess"] as Fields;
      const notice = record["dpv:hasNotice"] as Fields;
      // A1 to A3: profile, identifier, and who does what, where and how to stop it.
      assert.match(JSON.stringify(record["dct:conformsTo"]), /dpv-27560#record-eu-gdpr/);
      assert.ok(record["dct:identifier"]);
      for (const name of ["Jurisdiction", "Purpose", "LegalBasis", "Recipient", "ConsentControl", "Right"]) {
        assert.ok(process[`dpv:has${name}`], name);
      }
      assert.match(JSON.stringify(process["dpv:hasDataController"]), /"schema:contactPoint"/);
      // B1 and B2: the notice was published before, at a place on chain, in a version that its hash fixes.
      assert.match(JSON.stringify(notice["dct:source"]), /"TermsPublished"/);
      assert.match(JSON.stringify(notice["dct:hasVersion"]), /urn:decdp:rendering:0x[0-9a-f]{64}/);
      // B3: every recipient by name and role.
      for (const recipient of process["dpv:hasRecipient"] as Fields[]) {
        assert.ok(recipient["dpv:hasName"] && recipient["@type"] && recipient["dpv:hasIdentifier"]);
      }
      // B4: of the customer, nothing but an account.
      const { "@id": subject, ...rest } = record["dpv:hasDataSubject"] as Fields;
      assert.match(`${subject}`, /^did:pkh:/);
      assert.deepEqual(rest, { "@type": "dpv:DataSubject", "dpv:hasIdentifier": { "@id": subject } });
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
