import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Hex, hashTypedData, keccak256, stringToBytes } from "viem";
import { permissionId } from "../../../src/chain/requests/permission.ts";
import { permissionEndTypedData } from "../../../src/chain/requests/permissionEnd.ts";
import { permissionReceiptTypedData } from "../../../src/chain/requests/permissionReceipt.ts";
import { retentionOf } from "../../../src/consent/terms/reading.ts";
import { canonicalDocument, hashOfDocument } from "../../../src/format/campaign/campaignDocument.ts";
import { digestOfLeaves } from "../../../src/format/credential/leaves.ts";
import { hashOfJson, toJson } from "../../../src/format/reading/json.ts";
import { formatVectors } from "../../support/formats/formats.ts";
import { permission, permissionEnd, permissionReceipt } from "../../support/formats/permissions.ts";
import { document, issuersPlace, leaves, terms } from "../../support/formats/values.ts";

const { hashes } = formatVectors;
const backwards = <Value extends object>(value: Value) =>
  Object.fromEntries(Object.entries(value).reverse()) as Value;

describe("hashes of formats", () => {
  it("are keccak256 of what the vectors spell out", () => {
    const { words, digest } = hashes.leaves;
    assert.equal(keccak256(stringToBytes(hashes.document.canonical)), hashes.document.hash);
    assert.equal(keccak256(`0x${words.join("")}` as Hex), digest);
  });

  it("of a document are over its canonical JSON", () => {
    assert.equal(canonicalDocument(document), hashes.document.canonical);
    assert.equal(hashOfDocument(document), hashes.document.hash);
  });

  it("do not depend on the order of fields, nor on what does not belong to the format", () => {
    const more = { ...document, campaign: "a name" };
    assert.equal(hashOfDocument({ ...backwards(more), terms: backwards(terms) }), hashes.document.hash);
    assert.throws(
      () => hashOfDocument({ ...document, terms: { ...terms, more: 1 } as never }),
      /has no field "more"/,
    );
  });

  it("of leaves are over words of 32 bytes", () => {
    assert.equal(digestOfLeaves(leaves), hashes.leaves.digest);
    assert.equal(digestOfLeaves([]), keccak256("0x"));
    assert.notEqual(digestOfLeaves(leaves.toReversed()), hashes.leaves.digest);
  });

  it("of a permission, its end and its receipt are what is signed", () => {
    const { id, end, receipt } = hashes.permission;
    assert.equal(permissionId(issuersPlace, permission), id);
    assert.equal(hashTypedData(permissionEndTypedData(issuersPlace, permissionEnd)), end);
    assert.equal(hashTypedData(permissionReceiptTypedData(issuersPlace, permissionReceipt)), receipt);
  });
});

describe("JSON of formats", () => {
  it("has big integers as decimal strings, at any depth", () => {
    assert.equal(
      toJson({ one: 2n ** 64n, list: [{ two: 0n }] }),
      '{"one":"18446744073709551616","list":[{"two":"0"}]}',
    );
    assert.equal(hashOfJson({ b: 1n, a: [] }), keccak256(stringToBytes('{"a":[],"b":"1"}')));
  });
});

describe("the retention of terms", () => {
  it("is in seconds", () => {
    assert.equal(retentionOf(terms), 90 * 86_400);
    assert.equal(retentionOf({ retention: "1 week" }), 604_800);
  });
});
