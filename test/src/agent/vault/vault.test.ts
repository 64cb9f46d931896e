import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { privateKeyToAccount } from "viem/accounts";
import { newPasskey, passkeyOf } from "../../../../src/agent/vault/passkeys.ts";
import type { Unlocking } from "../../../../src/agent/vault/unlocking.ts";
import {
  addWay,
  makeVault,
  openVault,
  renewWays,
  type SavedVault,
  saveVault,
} from "../../../../src/agent/vault/vault.ts";
import { readVaultFile } from "../../../../src/agent/vault/vaultFile.ts";
import { backupTypedData } from "../../../../src/customer/backup.ts";
import { DecdpError, InvalidValueError } from "../../../../src/errors.ts";
import { byPasskey, byPassphrase, byWallet, card, contents, receipt } from "../../../support/agent/vaults.ts";

describe("a vault", () => {
  let saved: SavedVault;
  const every: [string, Unlocking][] = [
    ["passphrase", byPassphrase()],
    ["wallet", byWallet()],
    ["passkey", byPasskey()],
  ];
  before(async () => {
    let vault = await makeVault(contents, byPassphrase());
    vault = await addWay(vault, byWallet());
    vault = await addWay(vault, byPasskey());
    saved = saveVault(vault);
  });

  for (const [name, unlocking] of every) {
    it(`gives keys, cards, receipts and memory back to the ${name}`, async () => {
      const opened = await openVault(saved.text, unlocking, saved.point);
      assert.deepEqual(opened.contents, contents);
      assert.equal(opened.counter, 1);
    });
  }

  it("shows none of its content, and its size does not tell how many cards it holds", async () => {
    for (const seed of Object.values(contents.keys)) assert.ok(!saved.text.includes(seed.slice(2, 18)));
    assert.ok(!saved.text.includes(receipt.facts.id));
    const lengthWith = (cards: number, receipts: number) =>
      readVaultFile(
        saveVault(saved.vault, {
          ...contents,
          cards: Array(cards).fill(card),
          receipts: Array(receipts).fill(receipt),
        }).text,
      ).ciphertext.length;
    assert.equal(lengthWith(0, 0), lengthWith(40, 4));
    assert.ok(lengthWith(0, 40) > lengthWith(0, 0));
  });

  it("is encrypted with another nonce each time, and counts how often it was saved", async () => {
    const [one, other] = [saveVault(saved.vault), saveVault(saved.vault)];
    assert.equal(one.vault.counter, 2);
    assert.notEqual(readVaultFile(one.text).nonce, readVaultFile(other.text).nonce);
    assert.notEqual(readVaultFile(one.text).ciphertext, readVaultFile(other.text).ciphertext);
  });

  it("takes each way once", async () => {
    await assert.rejects(
      addWay(saved.vault, byPassphrase("another passphrase")),
      /the passphrase unlocks this vault/,
    );
    await assert.rejects(addWay(saved.vault, byWallet()), /the wallet 0x.* unlocks this vault already/);
    const two = saveVault(await addWay(saved.vault, byPasskey("0xc2")));
    assert.deepEqual((await openVault(two.text, byPasskey("0xc2"))).contents, contents);
  });

  it("is closed to a way that was removed, even to who kept the old vault key", async () => {
    const renewed = saveVault(await renewWays(saved.vault, [byWallet(), byPasskey()]));
    assert.deepEqual((await openVault(renewed.text, byWallet(), renewed.point)).contents, contents);
    await assert.rejects(
      openVault(renewed.text, byPassphrase()),
      /No passphrase of yours unlocks.*the wallet/,
    );
    assert.notDeepEqual(renewed.vault.key, saved.vault.key);
    const [before, after] = [saved.text, renewed.text].map((text) => readVaultFile(text).ways);
    const salts = (ways: typeof before) => ways!.map(({ way }) => way.salt);
    assert.equal(new Set([...salts(before), ...salts(after)]).size, 5);
    assert.equal(renewed.vault.id, saved.vault.id);
  });

  it("is not opened by a signature that a wallet gave for a backup, nor without its domain", async () => {
    const wallet = privateKeyToAccount(`0x${"5e".repeat(32)}`);
    const forBackup = byWallet("5e", ({ message }) =>
      wallet.signTypedData(backupTypedData(message.account, message.salt)),
    );
    await assert.rejects(openVault(saved.text, forBackup), /not made with the private key/);
    const raw = byWallet("5e", ({ types, primaryType, message }) =>
      wallet.signTypedData({ domain: {}, types, primaryType, message }),
    );
    await assert.rejects(openVault(saved.text, raw), /signed it without its domain/);
  });

  it("has contents that a phished signature alone does not give: they are random", async () => {
    const asked: unknown[] = [];
    const wallet = privateKeyToAccount(`0x${"5e".repeat(32)}`);
    const watched = byWallet("5e", (data) => {
      asked.push(data.message.salt);
      return wallet.signTypedData(data);
    });
    const [one, other] = [await makeVault(contents, watched), await makeVault(contents, watched)];
    assert.notDeepEqual(one.key, other.key);
    assert.equal(new Set(asked).size, 2);
  });

  it("refuses a weak passphrase, a passkey without 32 bytes and contents that cannot be read again", async () => {
    await assert.rejects(makeVault(contents, byPassphrase("short phras")), InvalidValueError);
    const short = { ...byPasskey(), evaluate: async () => new Uint8Array(31) } as Unlocking;
    await assert.rejects(makeVault(contents, short), /gave 31 bytes, and not 32/);
    const wrong = { ...contents, cards: [{ ...card, validUntil: -1 }] };
    assert.throws(() => saveVault(saved.vault, wrong), InvalidValueError);
    const huge = { ...contents, memory: "m".repeat(2 ** 23) };
    assert.throws(() => saveVault(saved.vault, huge), /holds at most 8388608/);
  });

  it("says that passkeys are for browsers", async () => {
    await assert.rejects(newPasskey("Vault of Ada"), /There are no passkeys \(WebAuthn\) here/);
    await assert.rejects(passkeyOf(readVaultFile(saved.text)), /There are no passkeys \(WebAuthn\) here/);
    const { ways } = saveVault(await makeVault(contents, byWallet())).vault;
    await assert.rejects(passkeyOf({ ways }), /No passkey unlocks this vault\. It opens with the wallet/);
  });

  it("passes on that the customer declined to sign", async () => {
    const decline = byWallet("5e", () => Promise.reject(new DecdpError("declined")));
    await assert.rejects(openVault(saved.text, decline), /declined/);
  });
});
