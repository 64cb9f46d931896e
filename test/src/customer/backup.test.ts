import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { Wallet } from "ethers";
import {
  type Hex,
  numberToHex,
  parseSignature,
  serializeCompactSignature,
  serializeSignature,
  signatureToCompactSignature,
} from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import {
  backupTypedData,
  backupWithPassphrase,
  backupWithWallet,
  KEY_LOSS_NOTICE,
  restoreWithPassphrase,
  restoreWithWallet,
  type SignBackup,
  WALLET_BACKUP_WARNING,
} from "../../../src/customer/backup.ts";
import { parseBackup } from "../../../src/customer/backupFormat.ts";
import { createCustomerKeys } from "../../../src/customer/keys.ts";
import { UnlockingError } from "../../../src/customer/unlockingError.ts";
import { DecdpError, InvalidValueError } from "../../../src/errors.ts";

const keys = { secretSeed: `0x${"11".repeat(32)}`, subjectSeed: `0x${"22".repeat(32)}` } as const;
const passphrase = "correct horse battery staple";
const cheap = { N: 2 ** 14, r: 8, p: 1 };
const wallet = privateKeyToAccount(`0x${"5e".repeat(32)}`);
const sign: SignBackup = (typedData) => wallet.signTypedData(typedData);

// Made by the first release of this format: files in customers' hands must open for ever.
const passphraseFile = JSON.stringify({
  format: "decdp-key-backup",
  version: 1,
  protection: {
    kind: "passphrase",
    N: 131072,
    r: 8,
    p: 1,
    salt: "0xcab4cf8368291de19652de4761533bde06723c716c56c1d3439a47c5bbc5ab65",
  },
  nonce: "0xbed6793c0b768ccf8fcf60e367ac29979d99ac5f95e595e1",
  ciphertext:
    "0xf1ccde1110cb0c4741ac3b698a5f8b3e031340dac2a4dbc3acb91381af925ea67ea8726eb8bf1bb116993fd49f121af55cba32ae8f92a66d23a07c17dc5409d8f3fc795d2a544d76c642d17f8e1b0be2",
});
const walletFile = JSON.stringify({
  format: "decdp-key-backup",
  version: 1,
  protection: {
    kind: "wallet",
    account: "0xd8291E50E2e68fb2c70d77cCDc707D291a89f209",
    salt: "0x63ef559c3a900581dff0317d5803d6d0e0e51f000a62176d70a9b529009cdb90",
  },
  nonce: "0xd277e1c684d57b2cecc00993fa102666172b66dc6875e22b",
  ciphertext:
    "0xa6cf10767787c68e442b2107cc5507938c65c5a8661bbdf6c2eec119f1dc31d38cfc502ece7f8fa26e7c84ed0c7a2416b0850b7de7ed6a107a29063411274c5a7c74184717fc2c0a9c5fe9aa2237c584",
});

/** Asserts that an action fails with an error of the library of this very class, with a hint for the customer. */
function refuses(
  action: Promise<unknown>,
  type: new (...given: never[]) => DecdpError,
  message: RegExp,
): Promise<void> {
  return assert.rejects(action, (error) => {
    assert.ok(error instanceof type && error.name === type.name, String(error));
    assert.match(error.message, message);
    assert.ok(error.hint);
    return true;
  });
}

/** What the tests change in a file, without regard to what the types allow. */
interface Fields {
  version: unknown;
  nonce: unknown;
  ciphertext: unknown;
  protection: unknown;
}

/** The text of a backup with fields of its own or of its protection replaced. */
function changed(text: string, fields: Partial<Fields>, protection: Record<string, unknown> = {}): string {
  const backup = JSON.parse(text);
  return JSON.stringify({ ...backup, protection: { ...backup.protection, ...protection }, ...fields });
}

function flipLastDigit(hex: Hex): Hex {
  const digit = Number.parseInt(hex.at(-1)!, 16) ^ 1;
  return `${hex.slice(0, -1)}${digit.toString(16)}` as Hex;
}

describe("a backup by passphrase", () => {
  let text: string;
  before(async () => {
    text = await backupWithPassphrase(keys, passphrase, cheap);
  });

  it("gives the keys back, and a new salt, nonce and ciphertext each time", async () => {
    const own = createCustomerKeys();
    const [first, second] = await Promise.all([1, 2].map(() => backupWithPassphrase(own, passphrase, cheap)));
    assert.deepEqual(await restoreWithPassphrase(first!, passphrase), own);
    const [one, other] = [parseBackup(first!), parseBackup(second!)];
    assert.notEqual(one.protection.salt, other.protection.salt);
    assert.notEqual(one.nonce, other.nonce);
    assert.notEqual(one.ciphertext, other.ciphertext);
  });

  it("holds neither seed in the clear", () => {
    for (const seed of Object.values(keys)) assert.ok(!text.includes(seed.slice(2, 18)));
  });

  it("opens however the device composes the letters of the passphrase", async () => {
    const composed = await backupWithPassphrase(keys, "caf\u00e9 caf\u00e9 caf\u00e9", cheap);
    assert.deepEqual(await restoreWithPassphrase(composed, "cafe\u0301 cafe\u0301 cafe\u0301"), keys);
  });

  it("still opens if an earlier release made it, at the usual cost", async () => {
    assert.deepEqual(await restoreWithPassphrase(passphraseFile, passphrase), keys);
    const { protection } = parseBackup(passphraseFile);
    assert.deepEqual(protection, { ...protection, kind: "passphrase", N: 2 ** 17, r: 8, p: 1 });
  });

  it("stays closed to another passphrase", async () => {
    for (const wrong of ["Correct horse battery staple", `${passphrase} `, ""]) {
      await refuses(restoreWithPassphrase(text, wrong), DecdpError, /cannot be opened.*Check the passphrase/);
    }
  });

  it("stays closed if anything in it was changed", async () => {
    const { nonce, ciphertext, protection } = parseBackup(text);
    const files = [
      changed(text, { ciphertext: flipLastDigit(ciphertext) }),
      changed(text, { nonce: flipLastDigit(nonce) }),
      changed(text, {}, { salt: flipLastDigit(protection.salt) }),
      changed(text, {}, { N: 2 ** 15 }),
      changed(text, {}, { p: 2 }),
    ];
    for (const file of files) {
      await refuses(restoreWithPassphrase(file, passphrase), DecdpError, /cannot be opened/);
    }
  });

  it("refuses a passphrase that could be guessed, a seed of another length and a cost out of bounds", async () => {
    await refuses(backupWithPassphrase(keys, "short phras"), InvalidValueError, /shorter than 12 characters/);
    const short = { ...keys, subjectSeed: "0x22" } as const;
    await refuses(backupWithPassphrase(short, passphrase, cheap), InvalidValueError, /has 32 bytes/);
    const weak = { ...cheap, N: 2 ** 13 };
    await refuses(backupWithPassphrase(keys, passphrase, weak), InvalidValueError, /out of bounds/);
  });

  it("is refused at once if it asks for more memory or time than a device should give", async () => {
    const wrong = [
      { N: 2 ** 20 },
      { N: 2 ** 31 },
      { N: 20_000 },
      { N: -(2 ** 14) },
      { r: 1024 },
      { p: 5 },
      { p: 0 },
    ];
    for (const cost of wrong) {
      const file = changed(text, {}, cost);
      const start = performance.now();
      await refuses(
        restoreWithPassphrase(file, passphrase),
        InvalidValueError,
        /scrypt cost .* out of bounds/,
      );
      assert.ok(performance.now() - start < 2_000);
    }
  });

  it("is refused if it is of another version, with the version", async () => {
    const newer = changed(text, { version: 2 });
    await refuses(restoreWithPassphrase(newer, passphrase), DecdpError, /has version 2.*update/);
  });

  it("is refused with the name of what is malformed", async () => {
    const cases: [string, RegExp][] = [
      [text.slice(0, -3), /is not JSON/],
      ["[]", /malformed value/],
      ["null", /malformed value/],
      ["{}", /malformed format/],
      [`${text}${" ".repeat(4096)}`, /malformed length/],
      [changed(text, { nonce: "0x00" }), /malformed nonce/],
      [changed(text, { ciphertext: parseBackup(text).ciphertext.slice(0, -2) }), /malformed ciphertext/],
      [changed(text, { ciphertext: 5 }), /malformed ciphertext/],
      [changed(text, { protection: null }), /malformed protection/],
      [changed(text, {}, { kind: "none" }), /malformed protection/],
      [changed(text, {}, { salt: "salt" }), /malformed salt/],
      [changed(text, {}, { N: "16384" }), /malformed scrypt cost/],
    ];
    for (const [file, message] of cases) {
      await refuses(restoreWithPassphrase(file, passphrase), InvalidValueError, message);
    }
  });
});

describe("a backup by wallet", () => {
  let text: string;
  before(async () => {
    text = await backupWithWallet(keys, wallet.address, sign);
  });

  it("gives the keys back to the same wallet, in another library and with another last byte too", async () => {
    assert.deepEqual(await restoreWithWallet(text, sign), keys);
    const ethers = new Wallet(`0x${"5e".repeat(32)}`);
    const inEthers: SignBackup = async ({ domain, types, message }) => {
      const { KeyBackup } = types;
      return (await ethers.signTypedData(domain, { KeyBackup: [...KeyBackup] }, message)) as Hex;
    };
    assert.deepEqual(await restoreWithWallet(text, inEthers), keys);
    const withParity: SignBackup = async (typedData) => {
      const signature = await sign(typedData);
      const { yParity } = parseSignature(signature);
      return `${signature.slice(0, -2)}0${yParity}` as Hex;
    };
    assert.deepEqual(await restoreWithWallet(text, withParity), keys);
    const compact: SignBackup = async (typedData) =>
      serializeCompactSignature(signatureToCompactSignature(parseSignature(await sign(typedData))));
    assert.deepEqual(await restoreWithWallet(text, compact), keys);
  });

  it("still opens if an earlier release made it, and with the mark of UTF-8 before it", async () => {
    assert.deepEqual(await restoreWithWallet(walletFile, sign), keys);
    assert.deepEqual(await restoreWithWallet(`\ufeff${walletFile}`, sign), keys);
  });

  it("has a signature of its own, which shows the customer a warning", async () => {
    const second = parseBackup(await backupWithWallet(keys, wallet.address, sign));
    const first = parseBackup(text);
    const [one, other] = [first, second].map(({ protection }) =>
      backupTypedData(wallet.address, protection.salt),
    );
    assert.notEqual(await sign(one!), await sign(other!));
    assert.equal(one!.message.warning, WALLET_BACKUP_WARNING);
    assert.match(WALLET_BACKUP_WARNING, /Whoever has it and the backup file can answer, consent and claim/);
  });

  it("does not have keys that come from the signature", async () => {
    const other = createCustomerKeys();
    const second = await backupWithWallet(other, wallet.address, sign);
    assert.deepEqual(await restoreWithWallet(second, sign), other);
  });

  it("stays closed to another account, and to what is no signature of a private key", async () => {
    const stranger = privateKeyToAccount(generatePrivateKey());
    const answers: SignBackup[] = [
      (typedData) => stranger.signTypedData(typedData),
      async () => "0x",
      async () => `0x${"ab".repeat(65)}`,
      async (typedData) => `${await sign(typedData)}${"00".repeat(32)}` as Hex,
    ];
    for (const answer of answers) {
      const message = /not made with the private key of 0x.*Smart accounts/;
      await refuses(restoreWithWallet(text, answer), UnlockingError, message);
      await refuses(backupWithWallet(keys, wallet.address, answer), UnlockingError, message);
    }
  });

  it("says so if the app passed the typed data to the wallet without its domain", async () => {
    const raw: SignBackup = ({ types, primaryType, message }) =>
      wallet.signTypedData({ domain: {}, types, primaryType, message });
    const message = /signed it without its domain.*signTypedData of viem or ethers/;
    await refuses(backupWithWallet(keys, wallet.address, raw), UnlockingError, message);
    await refuses(restoreWithWallet(text, raw), UnlockingError, message);
  });

  it("stays closed if the wallet signs differently than before, and says that some do", async () => {
    await refuses(restoreWithWallet(text, signDifferently), DecdpError, /cannot be opened.*smart accounts/);
  });

  it("is not made by a wallet that signs differently each time", async () => {
    await refuses(
      backupWithWallet(keys, wallet.address, signUnsteadily()),
      UnlockingError,
      /signs the same message differently each time.*passphrase/,
    );
  });

  it("stays closed if its ciphertext was changed", async () => {
    const file = changed(text, { ciphertext: flipLastDigit(parseBackup(text).ciphertext) });
    await refuses(restoreWithWallet(file, sign), DecdpError, /cannot be opened.*the file was changed/);
  });

  it("is refused if its account is no address", async () => {
    const file = changed(text, {}, { account: "0x12" });
    await refuses(restoreWithWallet(file, sign), InvalidValueError, /malformed account/);
  });

  it("passes on that the customer declined to sign", async () => {
    const declined = new Error("declined");
    const decline: SignBackup = () => Promise.reject(declined);
    await assert.rejects(restoreWithWallet(text, decline), declined);
  });

  it("is not opened with a passphrase, nor one by passphrase with a wallet", async () => {
    await refuses(
      restoreWithPassphrase(text, passphrase),
      DecdpError,
      /protected by a wallet, not by a passphrase/,
    );
    await refuses(
      restoreWithWallet(passphraseFile, sign),
      DecdpError,
      /protected by a passphrase, not by a wallet/,
    );
  });
});

describe("the notice about lost keys", () => {
  it("names what is lost for good and what is not", () => {
    for (const words of [/not claimed/, /withdraw .* by signature/, /begin again with new keys/, /wait/]) {
      assert.match(KEY_LOSS_NOTICE, words);
    }
  });
});

/** The other valid signature with the same nonce: what a wallet that does not sign deterministically may give. */
const signDifferently: SignBackup = async (typedData) => {
  const { r, s, yParity } = parseSignature(await sign(typedData));
  const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
  return serializeSignature({
    r,
    s: numberToHex(order - BigInt(s), { size: 32 }),
    yParity: 1 - yParity,
  });
};

/** Signs in turn one way and the other. */
function signUnsteadily(): SignBackup {
  let count = 0;
  return (typedData) => (count++ % 2 === 0 ? sign(typedData) : signDifferently(typedData));
}
