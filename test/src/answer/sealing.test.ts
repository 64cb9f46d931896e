import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  compactSegment,
  createSealKey,
  expandSegment,
  isOpenSegment,
  OPEN_SEAL_KEY,
  openSegment,
  sealedValues,
  sealSegment,
  shuffledSealedValues,
} from "../../../src/answer/sealing.ts";
import { SCALAR_MODULUS } from "../../../src/field.ts";

const segments = [0, 1, 2, 3, 4];

describe("a sealed segment", () => {
  it("opens with its own key only", () => {
    const [key, other] = [createSealKey(), createSealKey()];
    for (const segment of segments) {
      assert.equal(openSegment(key, sealSegment(key, segment)), segment);
      assert.throws(() => openSegment(other, sealSegment(key, segment)), /was not sealed with this key/);
    }
  });

  it("can be read by everyone in an open campaign", () => {
    assert.deepEqual(
      sealedValues(OPEN_SEAL_KEY).map((value) => openSegment(OPEN_SEAL_KEY, value)),
      segments,
    );
  });

  it("is carried as its number if everyone can read it, and opens again", () => {
    for (const segment of segments) {
      const sealed = sealSegment(OPEN_SEAL_KEY, segment);
      assert.equal(compactSegment(sealed), BigInt(segment));
      assert.equal(expandSegment(BigInt(segment)), sealed);
      assert.equal(openSegment(OPEN_SEAL_KEY, BigInt(segment)), segment);
      assert.ok(isOpenSegment(BigInt(segment)));
    }
    const sealed = sealSegment(createSealKey(), 2);
    assert.equal(compactSegment(sealed), sealed);
    assert.equal(expandSegment(sealed), sealed);
    for (const value of [-1n, 5n, sealed, sealSegment(OPEN_SEAL_KEY, 1)]) assert.ok(!isOpenSegment(value));
  });

  it("is refused for what is no segment or no key", () => {
    for (const segment of [-1, 5, 1.5, Number.NaN]) {
      assert.throws(() => sealSegment(1n, segment), /A segment is 0 to 4/);
    }
    assert.throws(() => sealSegment(SCALAR_MODULUS, 1), /sealKey is not a field element/);
    assert.throws(() => sealSegment(-1n, 1), /sealKey is not a field element/);
  });
});

describe("a seal key", () => {
  it("is random", () => {
    const keys = Array.from({ length: 20 }, createSealKey);
    assert.equal(new Set(keys).size, 20);
    assert.ok(keys.every((key) => key > 0n && key < SCALAR_MODULUS));
  });
});

describe("shuffled sealed segments", () => {
  it("are the five values in some order", () => {
    const key = createSealKey();
    const sorted = (values: bigint[]) => values.toSorted((left, right) => (left < right ? -1 : 1));
    assert.deepEqual(sorted(shuffledSealedValues(key)), sorted(sealedValues(key)));
  });

  it("put each segment into each place", () => {
    const values = sealedValues(1n);
    const seen = new Set<string>();
    for (let count = 0; count < 100; count++) {
      for (const [place, value] of shuffledSealedValues(1n).entries())
        seen.add(`${values.indexOf(value)} at ${place}`);
    }
    assert.equal(seen.size, 25);
  });
});
