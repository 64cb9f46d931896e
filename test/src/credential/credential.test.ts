import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { poseidon3, poseidon7 } from "poseidon-lite";
import { type Credential, commitmentOf, leafOf } from "../../../src/credential/credential.ts";
import { InvalidValueError } from "../../../src/errors.ts";
import { SCALAR_MODULUS } from "../../../src/field.ts";

const credential: Credential = {
  schema: 11n,
  commitment: 22n,
  validUntil: 33,
  attributes: Array.from({ length: 16 }, (_, index) => index + 1),
};

function refuses(change: Partial<Credential>, message: RegExp): void {
  assert.throws(
    () => leafOf({ ...credential, ...change }),
    (error) => error instanceof InvalidValueError && message.test(error.message),
  );
}

describe("a commitment", () => {
  it("is Poseidon(2, secret, blinding)", () => {
    assert.equal(commitmentOf(5n, 6n), poseidon3([2n, 5n, 6n]));
  });

  it("is refused for what is no field element", () => {
    assert.throws(() => commitmentOf(SCALAR_MODULUS, 1n), /secret is not a field element/);
    assert.throws(() => commitmentOf(1n, -1n), /blinding is not a field element/);
  });
});

describe("a leaf", () => {
  it("is Poseidon(1, schema, commitment, validUntil, words) of seven attributes a word", () => {
    const word = (...values: number[]) =>
      values.reduceRight((sum, value) => (sum << 32n) + BigInt(value), 0n);
    const words = [word(1, 2, 3, 4, 5, 6, 7), word(8, 9, 10, 11, 12, 13, 14), word(15, 16)];
    assert.equal(leafOf(credential), poseidon7([1n, 11n, 22n, 33n, ...words]));
  });

  it("is another one after any change", () => {
    const others: Partial<Credential>[] = [
      ...credential.attributes.map((value, index) => ({
        attributes: credential.attributes.with(index, value + 1),
      })),
      { attributes: credential.attributes.toReversed() },
      { schema: 12n },
      { commitment: 23n },
      { validUntil: 34 },
    ];
    const leaves = [{}, ...others].map((change) => leafOf({ ...credential, ...change }));
    assert.equal(new Set(leaves).size, leaves.length);
  });

  it("is refused for what the circuit could not prove", () => {
    refuses({ attributes: [1, 2] }, /has 16 attributes, not 2/);
    for (const value of [-1, 2 ** 32, 1.5, Number.NaN]) {
      refuses(
        { attributes: credential.attributes.with(3, value) },
        /Attribute 3 is not an unsigned integer of 32/,
      );
    }
    for (const validUntil of [-1, 2 ** 40, 1.5, Number.NaN]) {
      refuses({ validUntil }, /validUntil is not a Unix time in seconds/);
    }
    refuses({ schema: SCALAR_MODULUS }, /schema is not a field element/);
    refuses({ commitment: -1n }, /commitment is not a field element/);
  });
});
