import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { bytesToHex, type Hex, hexToBytes, stringToBytes } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { generateVaultVector, vaultVectorFile } from "../../../../scripts/vectors/vault.ts";
import { fromRoot } from "../../../../services/shared/paths.ts";
import { pad } from "../../../../src/agent/vault/padding.ts";
import type { Unlocking } from "../../../../src/agent/vault/unlocking.ts";
import { openVault } from "../../../../src/agent/vault/vault.ts";
import type { VaultFile, WrappedWay } from "../../../../src/agent/vault/vaultFile.ts";
import { toCanonicalJson } from "../../../../src/format/reading/json.ts";

interface Vector {
  readonly unlocking: readonly [{ passphrase: string }, { privateKey: Hex }, { input: Hex; output: Hex }];
  readonly vaultKey: Hex;
  readonly content: string;
  readonly file: Omit<VaultFile, "ciphertext">;
}

describe("the vector of a vault", () => {
  let text: string;
  let vector: Vector;
  let saved: string;
  before(async () => {
    text = await readFile(fromRoot(vaultVectorFile), "utf8");
    vector = JSON.parse(text);
    const { nonce, ...header } = vector.file;
    const besides = stringToBytes(toCanonicalJson(header));
    const cipher = xchacha20poly1305(hexToBytes(vector.vaultKey), hexToBytes(nonce), besides);
    saved = JSON.stringify({ ...vector.file, ciphertext: bytesToHex(cipher.encrypt(pad(vector.content))) });
  });

  it('is what the generator writes (else run "npm run vectors")', async () => {
    assert.equal(text, await generateVaultVector());
  });

  it("is opened by a way of each kind", async () => {
    const [{ passphrase }, { privateKey }, { input, output }] = vector.unlocking;
    const wallet = privateKeyToAccount(privateKey);
    const { way } = vector.file.ways[2] as WrappedWay & { way: { kind: "passkey" } };
    const evaluate = async (asked: Uint8Array) => {
      assert.equal(bytesToHex(asked), input);
      return hexToBytes(output);
    };
    const unlockings: Unlocking[] = [
      { kind: "passphrase", passphrase },
      { kind: "wallet", account: wallet.address, sign: (data) => wallet.signTypedData(data) },
      { kind: "passkey", site: way.site, credential: way.credential, evaluate },
    ];
    for (const unlocking of unlockings) {
      const { key, contents } = await openVault(saved, unlocking);
      assert.equal(bytesToHex(key), vector.vaultKey);
      assert.deepEqual(contents, JSON.parse(vector.content));
    }
  });
});
