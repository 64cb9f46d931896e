import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Address, createWalletClient, custom, type Hex, zeroHash } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { hardhat } from "viem/chains";
import type { Brand } from "../../../services/brand/brand.ts";
import { requireSignedByKey } from "../../../services/brand/intake/consents.ts";
import { isRecordable } from "../../../services/brand/settling/recordConsents.ts";
import { hashOfConsent } from "../../../src/chain/signatures/consentHash.ts";
import { termsOf } from "../../support/brand/customersOnRecord.ts";

const registry: Address = `0x${"2".repeat(40)}`;
const NOW = 1000;

describe("a consent that comes with an answer", () => {
  /** A node by whose word every account with code has signed everything. */
  const client = createWalletClient({
    account: privateKeyToAccount(generatePrivateKey()),
    chain: hardhat,
    transport: custom({
      request: async ({ method }) => (method === "eth_getCode" ? "0x00" : `0x1626ba7e${"00".repeat(28)}`),
    }),
  });
  const brand = {
    ...{ client, deployment: { chainId: hardhat.id, consentRegistry: registry } },
    now: async () => NOW,
  } as unknown as Brand;
  const key = privateKeyToAccount(generatePrivateKey());
  const consentOf = async (subject: Address, signedAt = NOW) => {
    const consent = { subject, terms: termsOf(7n), until: 2000, signedAt, words: zeroHash };
    const hash = hashOfConsent({ chainId: hardhat.id, address: registry }, consent);
    return { ...consent, signature: (await key.sign({ hash })) as Hex };
  };

  it("is signed with a key: what an account's code says to the service it need not say on chain, where it costs gas", async () => {
    await requireSignedByKey(brand, await consentOf(key.address));
    const invalid = { reason: "SignatureInvalid" };
    await assert.rejects(requireSignedByKey(brand, await consentOf(registry)), invalid);
    const long = { ...(await consentOf(registry)), signature: `0x${"11".repeat(200)}` as const };
    await assert.rejects(requireSignedByKey(brand, long), invalid);
    const ahead = await consentOf(key.address, NOW + 2 * 3600);
    await assert.rejects(requireSignedByKey(brand, ahead), { reason: "SignedInFuture" });
  });

  it("is not sent where the chain would refuse it", () => {
    const never = { signedAt: 0, withdrawnAt: 0 };
    assert.equal(isRecordable({ signedAt: NOW, until: 2000 }, never, NOW), true);
    assert.equal(isRecordable({ signedAt: 1, until: NOW }, never, NOW), false, "over");
    assert.equal(isRecordable({ signedAt: 5, until: 2000 }, { ...never, signedAt: 5 }, NOW), false);
    assert.equal(isRecordable({ signedAt: 5, until: 2000 }, { ...never, withdrawnAt: 5 }, NOW), false);
  });
});
