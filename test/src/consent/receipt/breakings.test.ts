import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { ReceiptDocument } from "../../../../src/consent/receipt/document/document.ts";
import { faultsIn } from "../../../../src/consent/receipt/form/check.ts";
import { receiptForms } from "../../../../src/consent/receipt/form/receiptForms.ts";
import { type Breaking, breakingsOf } from "../../../support/receipts/breakings.ts";
import { receiptsOfLife } from "../../../support/receipts/savedReceipts.ts";
import { fitsSchema, keepsToShapes, quadsOf } from "../../../support/receipts/standards.ts";

describe("a receipt with a field missing, of another type, once too often, or one more", () => {
  let documents: ReceiptDocument[];
  let breakings: Breaking[];
  before(async () => {
    documents = (await receiptsOfLife()).map(({ receipt }) => receipt);
    const all = documents.flatMap(breakingsOf).map((one) => [one.name, one] as const);
    breakings = [...new Map(all).values()];
  });

  it("is broken in every property of every kind of node that receipts of a life have", () => {
    assert.ok(breakings.length > 400, `${breakings.length}`);
    const names = breakings.map(({ name }) => name);
    const missing = Object.entries(receiptForms).flatMap(([form, { properties }]) =>
      properties
        .filter(({ min }) => min > 0)
        .map(({ name }) => `${form}.${name} missing`)
        .filter((name) => !names.includes(name)),
    );
    assert.deepEqual(missing, []);
  });

  it("is refused by the JSON schema", () => {
    assert.deepEqual(
      breakings.filter(({ document }) => fitsSchema(document)).map(({ name }) => name),
      [],
    );
  });

  it("is refused by the SHACL shapes: a third of them, another one in each run, because the engine is slow", async () => {
    const kept: string[] = [];
    for (const { name, document } of breakings.filter(() => Math.random() < 1 / 3)) {
      if (await keepsToShapes(await quadsOf(document))) kept.push(name);
    }
    assert.deepEqual(kept, []);
  });

  it("is refused by what reads receipts here, with the place", () => {
    for (const { name, document } of breakings) {
      const [fault] = faultsIn(document);
      assert.ok(fault, name);
      assert.match(fault.path, /^receipt/);
    }
  });

  it("is refused with another context, or one that would be fetched", () => {
    const [document] = documents;
    for (const context of ["https://attacker.example/context", [], {}, undefined]) {
      const changed = { ...document, "@context": context };
      assert.ok(!fitsSchema(changed));
      assert.match(faultsIn(changed)[0]!.path, /@context/);
    }
  });
});
