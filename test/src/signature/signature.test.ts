import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { concat, type Hex, keccak256, numberToHex } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { contractSignature } from "../../../src/signature/contractSignature.ts";
import { isSignedByKey, signatureNumbers, signerOf } from "../../../src/signature/keySignature.ts";
import { signatureForms } from "../../support/signatureForms.ts";

const account = privateKeyToAccount(`0x${"5e".repeat(32)}`);
const stranger = privateKeyToAccount(generatePrivateKey()).address;

describe("a key's signature", () => {
  it("is the same in every form that wallets write", async () => {
    for (let index = 0; index < 20; index++) {
      const hash = keccak256(numberToHex(index));
      const signature = await account.sign({ hash });
      const forms = signatureForms(signature);
      assert.equal(new Set(forms).size, 5);
      for (const form of forms) {
        assert.equal(signerOf({ hash, signature: form }), account.address);
        assert.equal(contractSignature(account.address, { hash, signature: form }), signature);
      }
      for (const form of forms.slice(0, 3)) {
        assert.deepEqual(signatureNumbers(form), signatureNumbers(signature));
      }
    }
  });

  it("stays as it is where it is not the account's own: its code may give the bytes another meaning", async () => {
    const hash = keccak256("0x01");
    for (const signature of signatureForms(await account.sign({ hash }))) {
      assert.equal(isSignedByKey(stranger, { hash, signature }), false);
      assert.equal(contractSignature(stranger, { hash, signature }), signature);
    }
  });

  it("is none where the bytes are none", async () => {
    const hash = keccak256("0x02");
    const signature = await account.sign({ hash });
    const zeros: Hex = `0x${"00".repeat(65)}`;
    for (const other of [
      "0x",
      `${signature}00`,
      `${signature.slice(0, -2)}02`,
      zeros,
      `0x${"ff".repeat(64)}`,
    ]) {
      assert.equal(isSignedByKey(account.address, { hash, signature: other as Hex }), false);
      assert.equal(contractSignature(account.address, { hash, signature: other as Hex }), other);
    }
  });

  it("of an account that is not deployed yet says so", () => {
    const wrapped = concat(["0x1234", `0x${"6492".repeat(16)}`]);
    assert.throws(
      () => contractSignature(account.address, { hash: keccak256("0x"), signature: wrapped }),
      new RegExp(
        `${account.address} signed as one that is not on the chain yet \\(ERC-6492\\).*deploys it, and sign`,
      ),
    );
  });
});
