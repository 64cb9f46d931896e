import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { BrowserProvider, Contract, concat, type JsonRpcSigner, Signature, Wallet } from "ethers";
import type { Hex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { consentCall } from "../../src/chain/calls/consentCalls.ts";
import { signingTime } from "../../src/chain/signingTime.ts";
import {
  claimTypedData,
  consentTypedData,
  ticketTypedData,
  withdrawalTypedData,
} from "../../src/chain/typedData.ts";
import { hashOfWords } from "../../src/chain/words.ts";
import { campaignsAbi, consentRegistryAbi } from "../../src/generated/abis.ts";
import { deployProtocol } from "../support/deployProtocol.ts";
import { words } from "../support/words.ts";

const key = `0x${"5e".repeat(32)}` as Hex;
const terms = `0x${"ab".repeat(32)}` as Hex;

describe("a user of ethers v6", () => {
  let world: Awaited<ReturnType<typeof deployProtocol>>;
  let registry: Contract;
  let campaigns: Contract;
  let sender: JsonRpcSigner;
  const wallet = new Wallet(key);
  const account = privateKeyToAccount(key);

  before(async () => {
    world = await deployProtocol();
    sender = await new BrowserProvider(world.connection.provider).getSigner(0);
    const { consentRegistry, campaigns: address } = world.deployment;
    registry = new Contract(consentRegistry, consentRegistryAbi as never, sender);
    campaigns = new Contract(address, campaignsAbi as never, sender);
  });

  it("signs everything exactly as a user of viem does", async () => {
    const { chainId, consentRegistry, campaigns: address } = world.deployment;
    const subject = account.address;
    const consents = { chainId, address: consentRegistry };
    const settlement = { chainId, address };
    const sealedValues = [1n, 2n, 3n, 4n, 5n];
    const messages = [
      consentTypedData(consents, { words, subject, terms, until: 2_000_000_000, signedAt: 1_800_000_000 }),
      withdrawalTypedData(consents, { subject, terms, signedAt: 1_800_000_000 }),
      ticketTypedData(settlement, {
        campaign: 1n,
        scope: 9n,
        nullifier: 7n,
        subject,
        sealedValues,
        expiry: 1_900_000_000,
      }),
      claimTypedData(settlement, { campaign: 1n, nullifier: 7n, payee: subject, deadline: 1_900_000_000 }),
    ] as const;
    for (const { domain, types, primaryType, message } of messages) {
      const byEthers = await wallet.signTypedData(domain, types as never, message);
      const byViem = await account.signTypedData({ domain, types, primaryType, message } as never);
      assert.equal(byEthers, byViem, primaryType);
    }
  });

  it("publishes terms, records a signed consent and withdraws it", async () => {
    const { chainId, consentRegistry: address } = world.deployment;
    const publish = registry.getFunction("publishTerms");
    const id = await publish.staticCall("the terms", "https://brand.example/terms.json");
    await (await publish("the terms", "https://brand.example/terms.json")).wait();

    const signedAt = await signingTime(world.publicClient, world.deployment);
    const consent = { subject: wallet.address as Hex, terms: id, until: signedAt + 86_400, signedAt, words };
    const { domain, types, message } = consentTypedData({ chainId, address }, consent);
    const signature = await wallet.signTypedData(domain, types as never, message);
    await (
      await registry.getFunction("consentBySignature")({ ...consent, words: hashOfWords(words), signature })
    ).wait();
    assert.equal(await registry.getFunction("isConsentLive")(wallet.address, id), true);

    const withdrawal = withdrawalTypedData({ chainId, address }, { ...consent, signedAt });
    const goodbye = await wallet.signTypedData(
      withdrawal.domain,
      withdrawal.types as never,
      withdrawal.message,
    );
    await (await registry.getFunction("withdrawBySignature")(wallet.address, id, signedAt, goodbye)).wait();
    assert.equal(await registry.getFunction("isConsentLive")(wallet.address, id), false);
  });

  it("hands on signatures in every form that wallets write, compact ones too", async () => {
    const publish = registry.getFunction("publishTerms");
    const id = await publish.staticCall("other terms", "");
    await (await publish("other terms", "")).wait();
    const { chainId, consentRegistry: address } = world.deployment;
    const other = new Wallet(`0x${"6f".repeat(32)}`);
    const signedAt = await signingTime(world.publicClient, world.deployment);
    const consent = { subject: other.address as Hex, terms: id, words, until: signedAt + 86_400, signedAt };
    const { domain, types, message } = consentTypedData({ chainId, address }, consent);
    const { compactSerialized, r, s, yParity } = Signature.from(
      await other.signTypedData(domain, types as never, message),
    );
    for (const signature of [compactSerialized, concat([r, s, `0x0${yParity}`])] as Hex[]) {
      const { to, data } = consentCall(world.deployment, {
        ...consent,
        words: hashOfWords(words),
        signature,
      });
      await (await sender.sendTransaction({ to, data })).wait();
      assert.equal(await registry.getFunction("isConsentLive")(other.address, id), true);
    }
  });

  it("reads refusals as named errors", async () => {
    await assert.rejects(campaigns.getFunction("campaignOf")(99n), /CampaignUnknown/);
  });
});
