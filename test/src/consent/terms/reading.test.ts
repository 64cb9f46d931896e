import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keccak256, stringToBytes } from "viem";
import {
  canonicalTerms,
  hashOfCanonicalTerms,
  hashOfTerms,
  readCanonicalTerms,
  readTerms,
  writeTerms,
} from "../../../../src/consent/terms/reading.ts";
import { hashOfRendering } from "../../../../src/consent/terms/rendering.ts";
import type { Terms } from "../../../../src/consent/terms/terms.ts";
import { consentVectors } from "../../../support/consent/consentFormats.ts";
import { rendering, terms } from "../../../support/consent/terms.ts";
import { partsOf, replaced } from "../../../support/formats/json.ts";

const { hashes } = consentVectors;
const backwards = (part: unknown): unknown => {
  if (typeof part !== "object" || part === null) return part;
  if (Array.isArray(part)) return part.map(backwards);
  return Object.fromEntries(
    Object.entries(part)
      .map(([name, value]) => [name, backwards(value)] as const)
      .reverse(),
  );
};

describe("the hash of terms", () => {
  it("is keccak256 of the canonical text that the vectors spell out", () => {
    assert.equal(canonicalTerms(terms), hashes.terms.canonical);
    assert.equal(hashOfTerms(terms), hashes.terms.hash);
    assert.equal(keccak256(stringToBytes(hashes.terms.canonical)), hashes.terms.hash);
    assert.equal(hashOfCanonicalTerms(hashes.terms.canonical), hashes.terms.hash);
    assert.equal(hashOfRendering(rendering), hashes.rendering.hash);
    assert.equal(keccak256(stringToBytes(hashes.rendering.canonical)), hashes.rendering.hash);
  });

  it("does not depend on the order of fields, on spaces, or on fields left undefined", () => {
    assert.equal(hashOfTerms(backwards(terms) as Terms), hashes.terms.hash);
    assert.equal(hashOfTerms(readTerms(writeTerms(terms))), hashes.terms.hash);
    const { replaces: _, ...asking } = terms;
    assert.equal(hashOfTerms({ ...asking, replaces: undefined }), hashOfTerms(asking));
  });

  it("changes with every letter of the terms", () => {
    const seen = new Set([hashes.terms.hash]);
    const texts = partsOf(terms).filter(({ path, part }) => path.length === 2 && path[0] === "brand" && part);
    for (const { path, part } of texts) {
      const other = path[1] === "country" ? "SE" : path[1] === "contact" ? `${part}x` : `${part}.`;
      seen.add(hashOfTerms(replaced(terms, path, other) as Terms));
    }
    assert.equal(seen.size, 5);
  });

  it("is of nothing malformed", () => {
    assert.throws(() => hashOfTerms({ ...terms, level: 5 }), /level/);
    assert.throws(() => hashOfTerms({ ...terms, brand: { ...terms.brand, name: "Malmo\u0308" } }), /NFC/);
    assert.throws(() => hashOfTerms({ ...terms, more: 1 } as Terms), /has no field "more"/);
    assert.throws(() => hashOfRendering({ ...rendering, purpose: "" }), /purpose/);
  });
});

describe("the text that the chain published", () => {
  const { canonical } = hashes.terms;

  it("is read back into the terms", () => {
    assert.deepEqual(readCanonicalTerms(canonical), terms);
  });

  it("is refused in any other spelling of the same", () => {
    const spellings = [
      ` ${canonical}`,
      `${canonical}\n`,
      JSON.stringify(terms),
      canonical.replace("{", '{"affectsPrice":true,'),
      canonical.replace("Corner Shop", "Corner \\u0053hop"),
      canonical.replace('"level":3', '"level":3.0'),
    ];
    for (const spelling of spellings) {
      assert.notEqual(spelling, canonical);
      assert.throws(() => readCanonicalTerms(spelling), /is not in canonical JSON/, spelling);
    }
  });
});
