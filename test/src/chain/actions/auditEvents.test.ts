import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { getAddress, zeroHash } from "viem";
import * as auditEvents from "../../../../src/chain/actions/auditEvents.ts";
import { settleBatch } from "../../../../src/chain/actions/batch.ts";
import { closeCampaign, reclaimRemainder } from "../../../../src/chain/actions/campaign.ts";
import * as events from "../../../../src/chain/actions/events.ts";
import {
  offerIssuer,
  publishRoot,
  registerIssuer,
  revokeRoot,
} from "../../../../src/chain/actions/issuer.ts";
import { campaignsAbi, consentRegistryAbi, issuerRegistryAbi } from "../../../../src/generated/abis.ts";
import { type CrowdChain, openCrowdChain } from "../../../support/crowd/crowdChain.ts";
import { submissionOf } from "../../../support/relayer/relayerUnderTest.ts";

describe("an auditor", () => {
  let chain: CrowdChain;
  const range = { fromBlock: 0n };

  before(async () => {
    chain = await openCrowdChain();
  });
  after(() => chain.close());

  it("has a reader for every event of the contracts", () => {
    // EIP-712 has an event for a domain that changes; that of these contracts never does.
    const names = [...campaignsAbi, ...consentRegistryAbi, ...issuerRegistryAbi]
      .filter((entry) => entry.type === "event")
      .map(({ name }) => name)
      .filter((name) => name !== "EIP712DomainChanged");
    const sources = Object.values({ ...auditEvents, ...events }).map(String);
    const unread = names.filter((name) => !sources.some((source) => source.includes(`"${name}"`)));
    assert.deepEqual(unread, []);
  });

  it("sees what a campaign was funded with, which answers it skipped, and what went back", async () => {
    const { client, deployment, brand } = chain;
    const funder = brand.account.address;
    const [funded] = await auditEvents.readCampaignsFunded(client, deployment, { ...range, campaign: 1n });
    assert.deepEqual([funded?.funder.toLowerCase(), funded?.amount], [funder.toLowerCase(), 10_000_000n]);
    assert.deepEqual(
      await auditEvents.readCampaignsFunded(client, deployment, { ...range, campaign: 2n }),
      [],
    );

    const { answer } = await submissionOf(chain, 0);
    await settleBatch(chain.relayer, deployment, { answers: [answer] });
    const [skipped] = await auditEvents.readAnswersSkipped(client, deployment, { ...range, campaign: 1n });
    const refusal = await events.readAnswersSettled(client, deployment, { ...range, campaign: 1n });
    assert.deepEqual([skipped?.nullifier, skipped?.subject], [answer.nullifier, getAddress(answer.subject)]);
    assert.match(skipped!.reason, /^0x[0-9a-f]{8}$/);
    assert.deepEqual(refusal, []);

    const { closesAt } = await closeCampaign(brand, deployment, { campaign: 1n });
    const [closing] = await auditEvents.readCampaignsClosing(client, deployment, range);
    assert.deepEqual([closing?.campaign, closing?.closesAt], [1n, closesAt]);
    await client.setNextBlockTimestamp({ timestamp: BigInt(closesAt) });
    await client.mine({ blocks: 1 });
    const payee = chain.relayer.account.address;
    await reclaimRemainder(brand, deployment, { campaign: 1n, payee });
    const [reclaimed] = await auditEvents.readRemaindersReclaimed(client, deployment, range);
    assert.deepEqual([reclaimed?.payee.toLowerCase(), reclaimed?.amount], [payee.toLowerCase(), 10_000_000n]);
  });

  it("sees whose terms there are, and which root of an issuer counted until when", async () => {
    const { client, deployment, brand, relayer } = chain;
    const [terms] = await auditEvents.readTermsPublished(client, deployment, range);
    assert.deepEqual(
      [terms?.terms, terms?.brand.toLowerCase()],
      [chain.terms, brand.account.address.toLowerCase()],
    );

    const profile = { kind: "BankAccount", minimumInterval: 60, grace: 3600, metadataUri: "a" } as const;
    const { issuer } = await registerIssuer(relayer, deployment, profile);
    const own = { ...range, issuer };
    const [registered] = await auditEvents.readIssuersRegistered(client, deployment, own);
    const { kind, grace, minimumInterval, metadataUri } = registered!;
    assert.deepEqual({ kind, grace, minimumInterval, metadataUri }, profile);
    for (const root of [7n, 8n]) {
      const { timestamp } = await client.getBlock();
      await client.setNextBlockTimestamp({ timestamp: timestamp + 60n });
      await client.mine({ blocks: 1 });
      await publishRoot(relayer, deployment, { issuer, root, uri: "", leafCount: 0, digest: zeroHash });
    }
    const { timestamp } = await client.getBlock();
    const [replaced] = await auditEvents.readRootsReplaced(client, deployment, own);
    assert.deepEqual([replaced?.root, replaced?.liveUntil], [7n, Number(timestamp) + 3600]);
    await revokeRoot(relayer, deployment, { issuer, root: 8n });
    const revoked = await auditEvents.readSingleRootsRevoked(client, deployment, own);
    assert.deepEqual(
      revoked.map(({ root }) => root),
      [8n],
    );
    await offerIssuer(relayer, deployment, { issuer, account: brand.account.address });
    const [offered] = await auditEvents.readIssuersOffered(client, deployment, own);
    assert.equal(offered?.account.toLowerCase(), brand.account.address.toLowerCase());
  });
});
