import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { concat, type Hex, keccak256, size, slice, toHex } from "viem";
import { generatePrivateKey } from "viem/accounts";
import { openBox, recipientKeys, sealBox } from "../../../src/customer/box.ts";
import { InvalidValueError } from "../../../src/errors.ts";

const context = keccak256(toHex("campaign 7, period 0"));
const text = '{"format":"decdp-seal-2","sealKey":"12345"} äöü 你好';

describe("a box", () => {
  const mine = recipientKeys(generatePrivateKey());
  const box = sealBox(mine.publicKey, context, text);

  it("is opened by the key that it was made for", () => {
    assert.equal(openBox(mine, context, box), text);
  });

  it("is another one each time", () => {
    assert.notEqual(sealBox(mine.publicKey, context, text), box);
  });

  it("is closed to every other key", () => {
    assert.throws(() => openBox(recipientKeys(generatePrivateKey()), context, box), InvalidValueError);
  });

  it("is closed in another context", () => {
    assert.throws(() => openBox(mine, keccak256(context), box), InvalidValueError);
  });

  it("is refused when any byte of it is changed, and when it is cut off or longer", () => {
    for (let place = 0; place < size(box); place++) {
      const byte = Number(slice(box, place, place + 1));
      const before: Hex = place === 0 ? "0x" : slice(box, 0, place);
      const after: Hex = place === size(box) - 1 ? "0x" : slice(box, place + 1);
      // X25519 ignores the highest bit of a public key; the key derivation does not.
      for (const flip of [1, 0x80]) {
        const changed = concat([before, toHex(byte ^ flip, { size: 1 }), after]);
        assert.throws(() => openBox(mine, context, changed), InvalidValueError, `byte ${place}`);
      }
    }
    for (const length of [0, 32, 72, size(box) - 1]) {
      const cut: Hex = length === 0 ? "0x" : slice(box, 0, length);
      assert.throws(() => openBox(mine, context, cut), InvalidValueError, `${length} bytes`);
    }
    assert.throws(() => openBox(mine, context, concat([box, "0x00"])), InvalidValueError);
  });

  it("is not made for a key that gives everybody the same secret", () => {
    for (const point of [toHex(0, { size: 32 }), concat([toHex(1, { size: 1 }), toHex(0, { size: 31 })])]) {
      assert.throws(() => sealBox(point, context, text), /is no public key of X25519/);
    }
  });
});
